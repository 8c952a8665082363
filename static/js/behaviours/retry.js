// Opens a page again as the portal does; without the portal, asks the browser to repeat the request.
import { enter } from '../portal.js'

export default function retry(button) {
  button.addEventListener('click', () => {
    button.disabled = true
    enter(button.dataset.action, button.dataset.path).catch(() => location.reload())
  })
}

// Opens the messenger at the bot; without a portal that can, there is nothing to press.
import { ready, openMessenger } from '../portal.js'

export default function write(button) {
  ready().then(() => { button.hidden = false }, () => {})
  button.addEventListener('click', () => openMessenger(button.dataset.with))
}

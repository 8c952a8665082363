// Ends the installation without waiting for a click; the portal then shows the application by itself.
import { finishInstallation } from '../portal.js'

const PATIENCE = 10_000

export default function installed(element) {
  const help = () => {
    element.querySelectorAll('[data-help]').forEach(part => { part.hidden = false })
    element.querySelector('[data-working]').hidden = true
  }
  finishInstallation().then(() => setTimeout(help, PATIENCE), help)
}

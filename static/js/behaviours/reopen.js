// Lets the portal vouch for the person again and comes back to the same page; shows the help when it does not.
import { enter } from '../portal.js'

export default function reopen(element) {
  const working = element.querySelector('[data-working]')
  const help = element.querySelector('[data-help]')
  const swap = busy => { working.hidden = !busy; help.hidden = busy }
  swap(window.parent !== window)
  enter('/app', location.pathname + location.search).catch(() => swap(false))
}

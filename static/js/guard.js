// Stands at the ways out of a page for as long as an element is on it: what can be kept is kept first, and before the rest is left
// behind, its author is asked. The question is a dialog of the page, since a frame of another origin has no other.
const place = () => window.navigation?.currentEntry?.index ?? 0

export default function guard(element, { unkept, leads, keep }) {
  const dialog = document.querySelector(element.dataset.dialog)
  const left = new AbortController()
  const { signal } = left
  let agreed
  let here = place()
  let latest

  const touch = () => { agreed = undefined; here = place() }

  const ask = (way, origin, leave) => {
    dialog.returnValue = ''
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'leave') {
        agreed = way
        leave()
      } else {
        (origin.isConnected ? origin : document.getElementById(origin.id))?.focus()
      }
    }, { once: true })
    dialog.showModal()
  }

  const pass = async (event, way, origin, leave) => {
    event.preventDefault()
    latest = event
    const { top } = origin.getBoundingClientRect()
    await keep?.()
    if (latest !== event || !element.isConnected || dialog.open) return
    dialog.style.setProperty('--dialog-place', `${Math.round(top)}px`)
    if (unkept()) ask(way, origin, leave)
    else leave()
  }

  // The answer to what was kept may have drawn the link anew, or left it out.
  const follow = link => {
    link.hidden = true
    element.append(link)
    htmx.process(link)
    agreed = link
    link.click()
  }

  const watch = (name, listener) => document.addEventListener(name, event => {
    if (element.isConnected) listener(event)
    else left.abort()
  }, { signal })

  for (const name of ['input', 'change', 'htmx:load']) element.addEventListener(name, touch)

  // A link that is repeated with a new session has been asked about.
  watch('htmx:confirm', event => {
    const { elt, issueRequest } = event.detail
    if (!unkept() || agreed === elt || !leads(elt)) return
    pass(event, elt, elt, () => elt.isConnected ? issueRequest(true) : follow(elt))
  })
  // The browser has gone back already when we hear of it: return, ask, and go again if that was meant.
  watch('leaving', event => {
    if (!unkept() || agreed === history) return
    const steps = place() - here || -1
    history.go(-steps)
    pass(event, history, document.activeElement, () => history.go(steps))
  })
}

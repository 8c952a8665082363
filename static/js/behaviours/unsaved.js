// Asks before words that nobody has saved are left behind.
const place = () => window.navigation?.currentEntry?.index ?? 0

export default function unsaved(form) {
  const dialog = document.querySelector(form.dataset.dialog)
  const left = new AbortController()
  const { signal } = left
  let dirty = !!document.querySelector(form.dataset.dirty)
  let agreed
  let here = place()

  const touch = () => { dirty = true; agreed = undefined; here = place() }

  const ask = (way, origin, leave) => {
    dialog.returnValue = ''
    dialog.style.setProperty('--dialog-place', `${Math.round(origin.getBoundingClientRect().top)}px`)
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'leave') {
        agreed = way
        leave()
      } else {
        origin.focus()
      }
    }, { once: true })
    dialog.showModal()
  }

  const watch = (target, name, listener) => target.addEventListener(name, event => {
    if (form.isConnected) listener(event)
    else left.abort()
  }, { signal })

  for (const name of ['input', 'change', 'htmx:load']) form.addEventListener(name, touch)

  // Links lead away, and so does what stands beside the form; all else stays with it. A link that is repeated with a new session has been asked about.
  watch(document, 'htmx:confirm', event => {
    const { elt, issueRequest } = event.detail
    if (!dirty || agreed === elt || (form.contains(elt) && !elt.matches('a'))) return
    event.preventDefault()
    ask(elt, elt, () => issueRequest(true))
  })
  // The browser has gone back already when we hear of it: return, ask, and go again if that was meant.
  watch(document, 'leaving', event => {
    if (!dirty || agreed === history) return
    event.preventDefault()
    const steps = place() - here || -1
    history.go(-steps)
    if (!dialog.open) ask(history, document.activeElement, () => history.go(steps))
  })
  watch(window, 'beforeunload', event => { if (dirty) event.preventDefault() })
}

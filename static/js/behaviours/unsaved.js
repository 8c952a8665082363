// Asks before words that nobody has saved are left behind.
export default function unsaved(form) {
  const dialog = document.querySelector(form.dataset.dialog)
  const left = new AbortController()
  const { signal } = left
  let dirty = !!document.querySelector(form.dataset.dirty)
  let agreed

  const touch = () => { dirty = true; agreed = undefined }

  const ask = (link, leave) => {
    dialog.returnValue = ''
    dialog.style.setProperty('--dialog-place', `${Math.round(link.getBoundingClientRect().top)}px`)
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'leave') {
        agreed = link
        leave()
      } else {
        link.focus()
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
    ask(elt, () => issueRequest(true))
  })
  watch(window, 'beforeunload', event => { if (dirty) event.preventDefault() })
}

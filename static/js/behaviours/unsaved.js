// Asks before words that nobody has saved are left behind.
import guard from '../guard.js'

export default function unsaved(form) {
  const left = new AbortController()
  let dirty = !!document.querySelector(form.dataset.dirty)

  for (const name of ['input', 'change', 'htmx:load']) form.addEventListener(name, () => { dirty = true })

  // Links lead away, and so does what stands beside the form; all else stays with it.
  guard(form, { unkept: () => dirty, leads: elt => elt.matches('a') || !form.contains(elt) })
  window.addEventListener('beforeunload', event => {
    if (!form.isConnected) left.abort()
    else if (dirty) event.preventDefault()
  }, { signal: left.signal })
}

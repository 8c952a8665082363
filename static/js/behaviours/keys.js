// Saves with the keys people know for it.
export default function keys(form) {
  const left = new AbortController()
  document.addEventListener('keydown', event => {
    if (!form.isConnected) return left.abort()
    const save = (event.ctrlKey || event.metaKey) && !event.altKey && ['Enter', 's'].includes(event.key)
    if (!save) return
    event.preventDefault()
    const button = form.querySelector('[type=submit]')
    if (!document.querySelector('dialog[open]') && !button.disabled) {
      // What was typed last counts as left.
      document.activeElement.blur()
      form.requestSubmit(button)
    }
  }, { signal: left.signal })
}

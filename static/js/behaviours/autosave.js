// Tells whether what was typed is kept, tries again when it could not be sent, and warns before it would be lost.
const AGAIN = 5000

export default function autosave(form) {
  const left = new AbortController()
  const state = value => { form.dataset.state = value }
  const lost = () => {
    state('dirty')
    const saved = document.getElementById('saved')
    if (saved) {
      saved.textContent = saved.dataset.failed
      saved.classList.add('draft__saved--failed')
    }
    setTimeout(() => { if (form.isConnected) htmx.trigger(form, 'change') }, AGAIN)
  }

  form.addEventListener('input', () => state('dirty'))
  form.addEventListener('htmx:beforeRequest', event => { if (event.target === form) state('saving') })
  form.addEventListener('htmx:afterRequest', event => {
    if (event.target !== form) return
    if (event.detail.successful) {
      if (form.dataset.state === 'saving') state('saved')
      form.dispatchEvent(new Event('kept', { bubbles: true }))
    } else if (event.detail.xhr.status !== 401) {
      lost()
    }
  })
  window.addEventListener('beforeunload', event => {
    if (!form.isConnected) left.abort()
    else if (['dirty', 'saving'].includes(form.dataset.state)) event.preventDefault()
  }, { signal: left.signal })
}

// Tells whether what was typed is kept, tries again when it could not be sent, and warns before it would be lost.
const AGAIN = 5000
const SETTLED = 100

export default function autosave(form) {
  const left = new AbortController()
  const state = value => { form.dataset.state = value }
  const values = () => new Map([...form.elements].filter(field => field.id && field.type !== 'hidden').map(field => [field.id, field.value]))
  let sent = values()
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
  // The letters that are typed into a list choose together: what they chose is sent when no more come, or the list is left.
  const unsentChoice = target => target.matches('select') && form.dataset.state === 'dirty'
  form.addEventListener('keydown', ({ key, target }) => {
    if (key.length === 1 && unsentChoice(target)) target.dispatchEvent(new Event('input', { bubbles: true }))
  })
  form.addEventListener('focusout', ({ target }) => { if (unsentChoice(target)) htmx.trigger(form, 'change') })
  form.addEventListener('htmx:beforeRequest', event => {
    if (event.target !== form) return
    state('saving')
    sent = values()
  })
  // Other fields have come with the answer: what was typed since it was asked for is taken along.
  document.addEventListener('htmx:oobBeforeSwap', ({ target, detail }) => {
    if (!target.contains(form)) return
    for (const [id, value] of values()) {
      const field = value !== sent.get(id) && detail.fragment.querySelector(`[id="${id}"]`)
      if (!field) continue
      field.value = value
      setTimeout(() => field.dispatchEvent(new Event('input', { bubbles: true })), SETTLED)
    }
    left.abort()
  }, { signal: left.signal })
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

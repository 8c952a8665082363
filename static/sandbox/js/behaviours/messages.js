// What can be pressed in messages: keyboards, soft buttons, and one's own messages.
export function attach(element) {
  const box = () => document.querySelector('.composer textarea')

  const actions = {
    SEND: value => say(value),
    PUT: value => put(value),
    COPY: value => navigator.clipboard?.writeText(value),
    CALL: value => { location.href = `tel:${value}` },
    DIALOG: value => { location.href = `../${value}/` },
  }

  function put(text) {
    box().value = text
    box().focus()
  }

  function say(text) {
    const form = box().form
    return fetch(form.action, { method: 'POST', body: new URLSearchParams({ text }), redirect: 'manual' })
  }

  element.addEventListener('click', event => {
    const pressed = event.target.closest('button')
    if (!pressed) return
    if (pressed.dataset.send !== undefined) say(pressed.dataset.send)
    if (pressed.dataset.put !== undefined) put(pressed.dataset.put)
    if (pressed.dataset.action) actions[pressed.dataset.action]?.(pressed.dataset.value)
  })

  element.addEventListener('submit', async event => {
    event.preventDefault()
    const fields = new URLSearchParams(new FormData(event.target, event.submitter))
    event.target.closest('details')?.removeAttribute('open')
    await fetch(event.target.action, { method: 'POST', body: fields, redirect: 'manual' })
    document.dispatchEvent(new CustomEvent('changed'))
  })
}

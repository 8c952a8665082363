// The chat beside the editor: scrolled to its end, led from an answer to its step, and still there on the next page.
let pressed = false

export default function rehearsal(element) {
  const form = element.querySelector('form')
  const chat = element.querySelector('[data-chat]')
  const key = `parley.rehearsal ${form.getAttribute('hx-post')}`
  const fields = () => [...form.querySelectorAll('[name=input]')]

  const remember = inputs => {
    try {
      sessionStorage.setItem(key, JSON.stringify(inputs))
    } catch {
      // Then the chat begins anew on the next page.
    }
  }
  const remembered = () => {
    try {
      return JSON.parse(sessionStorage.getItem(key)) ?? []
    } catch {
      return []
    }
  }

  const before = remembered()
  if (fields().length === 1 && before.length > 1) {
    fields()[0].replaceWith(...before.map(value => Object.assign(document.createElement('input'), { type: 'hidden', name: 'input', value })))
    htmx.trigger(form, 'kept')
  } else {
    remember(fields().map(field => field.value))
  }
  chat.scrollTop = chat.scrollHeight

  // A pressed button is gone with the old chat; what one writes next goes where one writes.
  if (pressed) form.elements.say.focus()
  pressed = false

  form.addEventListener('submit', event => {
    if (event.submitter?.name === 'again') remember([])
    pressed = ['again', 'next'].includes(event.submitter?.name)
  })
  element.addEventListener('click', event => {
    const link = event.target.closest('[data-step-at]')
    const step = link && document.querySelector(`[data-step][data-at="${CSS.escape(link.dataset.stepAt)}"]`)
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const open = step.querySelector('[data-open]')
    open.focus()
    if (open.getAttribute('aria-expanded') !== 'true') open.click()
  }, true)
}

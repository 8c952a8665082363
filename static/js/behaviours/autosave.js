// Tells whether what was typed is kept, tries again when it could not be sent, and warns before it would be lost.
const AGAIN = 5000

const chosen = field => ['checkbox', 'radio'].includes(field.type)
const content = field => chosen(field) ? field.checked : field.value
const given = field => chosen(field) ? field.defaultChecked
  : field.matches('select') ? [...field.options].find(option => option.defaultSelected)?.value ?? field.options[0]?.value
    : field.defaultValue

/** By their names, numbered where they share one: a form that is drawn anew has the same. */
function fields(form) {
  const all = new Map()
  for (const field of form.elements) {
    if (!field.name || ['hidden', 'submit'].includes(field.type)) continue
    let number = 0
    while (all.has(`${field.name} ${number}`)) number++
    all.set(`${field.name} ${number}`, field)
  }
  return all
}

const contents = form => new Map([...fields(form)].map(([name, field]) => [name, content(field)]))

export default function autosave(form) {
  const left = new AbortController()
  const state = value => { form.dataset.state = value }
  let sent = contents(form)
  const lost = () => {
    const saved = document.getElementById('saved')
    if (saved) {
      saved.textContent = saved.dataset.failed
      saved.classList.add('draft__saved--failed')
    }
    setTimeout(() => { if (form.isConnected) htmx.trigger(form, 'change') }, AGAIN)
  }

  form.addEventListener('input', () => state('dirty'))
  // It may have to wait for others to be sent.
  form.addEventListener('htmx:confirm', ({ target }) => { if (target === form) state('dirty') })
  // The letters that are typed into a list choose together: what they chose is sent when no more come, or the list is left.
  const unsentChoice = target => target.matches('select') && form.dataset.state === 'dirty'
  form.addEventListener('keydown', ({ key, target }) => {
    if (key.length === 1 && unsentChoice(target)) target.dispatchEvent(new Event('input', { bubbles: true }))
  })
  form.addEventListener('focusout', ({ target }) => { if (unsentChoice(target)) htmx.trigger(form, 'change') })
  form.addEventListener('htmx:beforeRequest', event => {
    if (event.target !== form) return
    state('saving')
    sent = contents(form)
  })
  // Other fields have come with the answer: what was typed since it was asked for is taken along.
  document.addEventListener('htmx:oobBeforeSwap', ({ target, detail }) => {
    if (!target.contains(form)) return
    left.abort()
    const next = detail.fragment.querySelector('form')
    if (!next) return
    next.dataset.drawnAnew = ''
    const others = fields(next)
    for (const [name, value] of contents(form)) {
      const field = value !== sent.get(name) && others.get(name)
      if (field) field[chosen(field) ? 'checked' : 'value'] = value
    }
  }, { signal: left.signal })
  // The server says what it kept; an answer without that has only told why not.
  form.addEventListener('kept', () => { if (form.dataset.state === 'saving') state('saved') })
  form.addEventListener('htmx:afterRequest', event => {
    if (event.target !== form) return
    if (form.dataset.state === 'saving') state('dirty')
    const { status } = event.detail.xhr
    if (status === 0 || status >= 500) lost()
  })
  window.addEventListener('beforeunload', event => {
    if (!form.isConnected) left.abort()
    else if (['dirty', 'saving'].includes(form.dataset.state)) event.preventDefault()
  }, { signal: left.signal })

  // Nobody heard what was typed before.
  if ('drawnAnew' in form.dataset && [...fields(form).values()].some(field => content(field) !== given(field))) htmx.trigger(form, 'input')
}

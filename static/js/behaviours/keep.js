// Keeps what was typed through a reload, in this window only, and puts it back when the form opens again. What was saved, or left
// behind on purpose, is forgotten. Where a frame may not keep anything, the browser's own question remains.
const typed = field => field.name && !['file', 'range'].includes(field.type) && !field.closest('.photo, .picks')
const chosen = field => ['radio', 'checkbox'].includes(field.type)

function stored(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else if (value) sessionStorage.setItem(key, value)
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

export default function keep(form) {
  const owner = document.getElementById('session')?.dataset.owner
  if (!owner) return
  const key = `parley.typed ${owner} ${form.getAttribute('action')}`
  const notice = document.getElementById('typed')
  const fields = name => [...form.elements].filter(field => typed(field) && (!name || field.name === name))
  const snapshot = () => fields().map(field => [field.name, field.value, chosen(field) && field.checked])
  const words = all => JSON.stringify(all.filter(([name]) => name !== 'formKey'))
  const left = new AbortController()
  const forget = () => { stored(key, null); left.abort() }

  const grow = all => {
    const most = Math.max(...all.map(([name]) => all.filter(([other]) => other === name && name.startsWith('topic')).length))
    for (let count = form.querySelectorAll('[data-topic]').length; count < most; count++) form.querySelector('[data-add]').click()
    const topics = [...form.querySelectorAll('[data-topic]')]
    for (const topic of topics.slice(most)) topic.remove()
  }

  const restore = all => {
    if (form.querySelector('[data-add]')) grow(all)
    for (const name of new Set(all.map(([name]) => name))) {
      const values = all.filter(([other]) => other === name)
      fields(name).forEach((field, at) => {
        const own = chosen(field) ? values.find(([, value]) => value === field.value) : values[at]
        if (own && chosen(field)) field.checked = own[2]
        else if (own) field.value = own[1]
      })
    }
    notice.hidden = false
    notice.focus()
    form.dispatchEvent(new Event('input', { bubbles: true }))
  }

  for (const name of ['input', 'change']) {
    form.addEventListener(name, () => { if (!left.signal.aborted) stored(key, JSON.stringify(snapshot())) })
  }
  document.addEventListener('htmx:beforeSwap', ({ detail: { requestConfig, xhr } }) => {
    if (requestConfig.elt === form && xhr.status === 200) forget()
    else if (!form.isConnected) left.abort()
  }, { signal: left.signal })
  document.querySelector(form.dataset.dialog).addEventListener('close', ({ target }) => {
    if (target.returnValue === 'leave') forget()
  })

  // What the server gave back after a refusal is newer. Wait for the other behaviours, which add fields.
  const before = document.querySelector(form.dataset.dirty) ? null : stored(key)
  queueMicrotask(() => { if (before && words(JSON.parse(before)) !== words(snapshot())) restore(JSON.parse(before)) })
}

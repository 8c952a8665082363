// Wordings as chips: Enter, a comma in a paste of many lines, or leaving the field makes them; Backspace takes the last one back.
export default function wordings(form) {
  const list = form.querySelector('[data-chips]')
  const field = list.querySelector('.chips__input')
  const all = () => [...list.querySelectorAll('input[type=hidden]')].map(input => input.value.toLowerCase())
  const changed = () => form.dispatchEvent(new Event('change', { bubbles: true }))

  const chip = wording => {
    const item = list.querySelector('.chip')?.cloneNode(true) ?? blank()
    item.querySelector('input').value = wording
    item.querySelector('span').textContent = wording
    item.querySelector('.unseen').textContent = form.dataset.dropLabel.replace('{0}', wording)
    field.closest('li').before(item)
  }

  const blank = () => {
    const item = Object.assign(document.createElement('li'), { className: 'chip' })
    const drop = Object.assign(document.createElement('button'), { type: 'button', className: 'chip__drop' })
    drop.dataset.drop = ''
    drop.append(
      Object.assign(document.createElement('span'), { className: 'icon icon--x', ariaHidden: 'true' }),
      Object.assign(document.createElement('span'), { className: 'unseen' }))
    item.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'wording' }), document.createElement('span'), drop)
    return item
  }

  const take = text => {
    const there = new Set(all())
    const fresh = text.split(/\r?\n/).map(line => line.trim()).filter(Boolean)
    for (const wording of fresh) {
      if (there.has(wording.toLowerCase())) continue
      there.add(wording.toLowerCase())
      chip(wording)
    }
    field.value = ''
  }

  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      take(field.value)
      changed()
    } else if (event.key === 'Backspace' && !field.value) {
      const last = field.closest('li').previousElementSibling
      if (!last) return
      field.value = last.querySelector('input').value
      last.remove()
      event.preventDefault()
      changed()
    }
  })
  field.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text')
    if (!/\n/.test(text.trim())) return
    event.preventDefault()
    take(`${field.value}${text}`)
    changed()
  })
  field.addEventListener('blur', () => { if (field.value.trim()) take(field.value) })
  list.addEventListener('click', event => {
    const drop = event.target.closest('[data-drop]')
    if (drop) {
      drop.closest('.chip').remove()
      changed()
    }
    if (drop || event.target === list) field.focus()
  })
}

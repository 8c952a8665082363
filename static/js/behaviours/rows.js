// Lists that grow: what is typed into the last row makes another blank one; a row can be dropped.
export default function rows(form) {
  const filled = row => [...row.querySelectorAll('input, select')].some(field => field.value.trim())
  let sent = []
  const changed = () => form.dispatchEvent(new Event('change', { bubbles: true }))

  form.addEventListener('input', event => {
    const row = event.target.closest('[data-row]')
    if (!row || row.nextElementSibling || !row.querySelector('input[type=text]')?.value && !row.querySelector('select')) return
    const next = row.cloneNode(true)
    for (const input of next.querySelectorAll('input:not([name=c-branch])')) input.value = ''
    for (const select of next.querySelectorAll('select')) select.selectedIndex = 0
    row.after(next)
  })
  // What is inside of a row goes by its number among those that were kept last.
  form.addEventListener('htmx:beforeRequest', event => {
    if (event.target === form) sent = [...form.querySelectorAll('[data-row]:has([data-key])')].filter(filled)
  })
  form.addEventListener('kept', () => sent.forEach((row, number) => { row.querySelector('[data-key]').value = number }))
  form.addEventListener('click', event => {
    const drop = event.target.closest('[data-drop]')
    const row = drop?.closest('[data-row]')
    const way = event.target.closest('[data-drop-way]')?.closest('[data-way]')
    if (row?.nextElementSibling) {
      row.nextElementSibling.querySelector('input[type=text]')?.focus()
      row.remove()
      changed()
    } else if (way) {
      way.remove()
      changed()
    }
  })
}

// Puts the name of a variable where the author is writing.
export default function variables(form) {
  form.addEventListener('click', event => {
    const button = event.target.closest('[data-insert]')
    if (!button) return
    const field = document.getElementById(button.dataset.into)
    field.setRangeText(`{${button.dataset.insert}}`, field.selectionStart, field.selectionEnd, 'end')
    button.closest('details').open = false
    field.focus()
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  form.addEventListener('keydown', event => {
    const list = event.target.closest('details[open]')
    if (event.key !== 'Escape' || !list) return
    event.preventDefault()
    list.open = false
    list.querySelector('summary').focus()
  })
}

// Takes the last change back, or makes it again, with the keys people know for it; within a field they belong to the field.
export default function turns(page) {
  const left = new AbortController()
  document.addEventListener('keydown', event => {
    if (!page.isConnected) return left.abort()
    const letter = (event.ctrlKey || event.metaKey) && !event.altKey && event.code === 'KeyZ'
    if (!letter || event.target.closest?.('input, textarea, select') || document.querySelector('dialog[open]')) return
    const button = document.getElementById(event.shiftKey ? 'redo' : 'undo')
    event.preventDefault()
    if (button && !button.disabled) button.click()
  }, { signal: left.signal })
  // Only changes tell which draft they are made to; addresses need not.
  page.addEventListener('htmx:configRequest', event => {
    if (event.detail.verb === 'get') event.detail.formData.delete('revision')
  })
}

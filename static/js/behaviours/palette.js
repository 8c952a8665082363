// The list of kinds: filtered while one types, chosen with Enter, walked with the arrows.
export default function palette(dialog) {
  const find = dialog.querySelector('input')
  const kinds = [...dialog.querySelectorAll('li')]
  const shown = () => kinds.filter(kind => !kind.hidden).map(kind => kind.querySelector('button'))

  const sift = () => {
    const words = find.value.trim().toLowerCase()
    for (const kind of kinds) kind.hidden = !kind.textContent.toLowerCase().includes(words)
    dialog.querySelector('[data-none]').hidden = shown().length > 0
  }

  find.addEventListener('input', sift)
  dialog.addEventListener('keydown', event => {
    const all = shown()
    const at = all.indexOf(document.activeElement)
    if (event.key === 'Enter' && document.activeElement === find) {
      event.preventDefault()
      all[0]?.click()
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault()
      const next = at + (event.key === 'ArrowDown' ? 1 : -1)
      ;(all[next] ?? find).focus()
    }
  })
  dialog.addEventListener('click', event => {
    if (event.detail > 1) return
    const kind = event.target.closest('button')
    if (kind) dialog.close(kind.value)
    else if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener('close', () => {
    find.value = ''
    sift()
  })
}

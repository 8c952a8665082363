// Enter sends, Shift+Enter breaks the line, @ offers the members of a group, / the commands.
export function attach(form) {
  const box = form.querySelector('textarea')
  const mentions = form.querySelector('[data-mentions]')
  const commands = form.querySelector('[data-commands]')
  let sending = Promise.resolve()

  async function send() {
    const text = box.value
    if (!text.trim()) return
    box.value = ''
    mentions.hidden = true
    commands.hidden = true
    sending = sending.then(() => fetch(form.action, { method: 'POST', body: new URLSearchParams({ text }), redirect: 'manual' }))
    await sending
    document.dispatchEvent(new CustomEvent('changed'))
  }

  form.addEventListener('submit', event => { event.preventDefault(); send() })

  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send() }
    if (event.key === 'Escape') { mentions.hidden = true; commands.hidden = true }
    if (event.key === 'ArrowUp' && !mentions.hidden) { event.preventDefault(); mentions.querySelector('button')?.focus() }
  })

  box.addEventListener('input', () => {
    const word = /(?:^|\s)@([^\s@]*)$/.exec(box.value.slice(0, box.selectionStart))
    mentions.hidden = !word || mentions.children.length === 0
    const beginning = /^\/[A-Za-z0-9]*$/.test(box.value) && box.value
    const fitting = [...commands.children].filter(item => {
      item.hidden = !beginning || !item.firstElementChild.dataset.command.startsWith(beginning)
      return !item.hidden
    })
    commands.hidden = fitting.length === 0
  })

  commands.addEventListener('click', event => {
    const chosen = event.target.closest('[data-command]')
    if (!chosen) return
    box.value = `${chosen.dataset.command} `
    commands.hidden = true
    box.focus()
  })

  mentions.addEventListener('click', event => {
    const chosen = event.target.closest('[data-mention]')
    if (!chosen) return
    const before = box.value.slice(0, box.selectionStart).replace(/@[^\s@]*$/, '')
    const after = box.value.slice(box.selectionStart)
    box.value = `${before}[USER=${chosen.dataset.mention}]${chosen.dataset.name}[/USER] ${after}`
    mentions.hidden = true
    box.focus()
  })

  if (matchMedia('(width > 760px)').matches) box.focus()
}

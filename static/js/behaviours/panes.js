// Where there is no room for both, shows either what is written or the chat to try it in.
export default function panes(group) {
  const editor = document.querySelector(group.dataset.panes)
  const buttons = [...group.querySelectorAll('[data-pane]')]

  const show = pane => {
    editor.dataset.shown = pane
    for (const button of buttons) button.setAttribute('aria-pressed', button.dataset.pane === pane)
    const chat = editor.querySelector('[data-chat]')
    if (chat) chat.scrollTop = chat.scrollHeight
  }

  for (const button of buttons) button.addEventListener('click', () => show(button.dataset.pane))
  // An answer leads to its step, which has to be there to be led to.
  editor.addEventListener('click', event => { if (event.target.closest('[data-step-at]')) show('write') }, true)
}

// The second click of a double-click is meant for what the first was meant for. Where another page or a dialog has come or gone
// between the two, it would do something nobody wants.
let first = {}

const around = event => ({
  page: document.querySelector('main'),
  dialog: document.querySelector('dialog[open]'),
  id: event.target.closest?.('a, button')?.id
})

document.addEventListener('click', event => {
  const now = around(event)
  if (event.detail < 2) {
    first = now
  } else if ((now.page !== first.page || now.dialog !== first.dialog) && !(now.id && now.id === first.id)) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}, { capture: true })

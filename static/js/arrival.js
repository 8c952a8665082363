// Whoever comes to a page by keyboard or ear starts at what is new there, not at the top of everything.
function arrive() {
  if (document.activeElement !== document.body) return
  const place = document.querySelector('[data-arrival]') ?? document.querySelector('main h1')
  if (!place) return
  if (!place.matches('a, button')) place.tabIndex = -1
  place.focus({ preventScroll: true })
}

document.addEventListener('htmx:afterSettle', event => { if (event.detail.target === document.body) arrive() })
document.addEventListener('htmx:historyRestore', arrive)

// Hears of a step through the history before htmx, by listening first, and lets whoever has a reason to stay say so.
window.addEventListener('popstate', event => {
  const leave = document.dispatchEvent(new CustomEvent('leaving', { cancelable: true }))
  if (!leave) event.stopImmediatePropagation()
})

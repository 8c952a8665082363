// Hears of a step through the history before htmx, by listening first. A step within the page loads nothing anew; before any
// other, whoever has a reason to stay can say so.
const address = () => location.pathname + location.search
let shown = address()

window.addEventListener('popstate', event => {
  const within = address() === shown
  const leave = !within && document.dispatchEvent(new CustomEvent('leaving', { cancelable: true }))
  if (leave) shown = address()
  else event.stopImmediatePropagation()
})

for (const name of ['htmx:pushedIntoHistory', 'htmx:replacedInHistory', 'htmx:afterSettle']) {
  document.addEventListener(name, () => { shown = address() })
}

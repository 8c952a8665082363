// Turns the portal's stream of changes into one DOM event.
export function attach(element) {
  const stream = new EventSource(element.dataset.source)
  stream.addEventListener('changed', () => document.dispatchEvent(new CustomEvent('changed')))
  stream.addEventListener('open', () => document.dispatchEvent(new CustomEvent('changed')))
  addEventListener('pagehide', () => stream.close())
}

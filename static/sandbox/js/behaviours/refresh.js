// Fetches its contents again after a change; keeps what is open and the end of a conversation in sight.
export function attach(element) {
  let running = false
  let again = false

  async function refresh() {
    if (running) { again = true; return }
    running = true
    try {
      const answer = await fetch(element.dataset.from)
      if (answer.ok) show(await answer.text())
    } catch { /* The portal stopped; the stream will tell when it is back. */ }
    running = false
    if (again) { again = false; refresh() }
  }

  function show(html) {
    if (element.querySelector('details[open] form:focus-within')) return
    const fresh = document.createElement('template')
    fresh.innerHTML = html
    if (fresh.innerHTML.trim() === element.innerHTML.trim()) return
    const open = [...element.querySelectorAll('details[open][id]')].map(details => details.id)
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 80
    element.replaceChildren(fresh.content)
    for (const id of open) document.getElementById(id)?.setAttribute('open', '')
    if (element.dataset.stick && atEnd) toEnd()
    if (element.querySelector('[data-typing]')) setTimeout(refresh, 2000)
  }

  function toEnd() { element.scrollTop = element.scrollHeight }

  if (element.dataset.stick) toEnd()
  document.addEventListener('changed', refresh)
}

// Shows that something is on its way, once it takes longer than one would notice.
const NOTICEABLE = 300
const root = document.documentElement
const underway = new Set()
let timer

function show(busy) {
  root.toggleAttribute('data-busy', busy)
  document.querySelector('main')?.setAttribute('aria-busy', busy)
  const status = document.getElementById('busy')
  if (status) status.textContent = busy ? status.dataset.text : ''
}

function begin({ detail: { xhr } }) {
  underway.add(xhr)
  timer ??= setTimeout(show, NOTICEABLE, true)
}

function end({ detail: { xhr } }) {
  underway.delete(xhr)
  if (underway.size > 0 || timer === undefined) return
  clearTimeout(timer)
  timer = undefined
  show(false)
}

for (const name of ['htmx:beforeSend', 'htmx:historyCacheMiss']) document.addEventListener(name, begin)
for (const name of ['htmx:afterRequest', 'htmx:historyCacheMissLoad', 'htmx:historyCacheMissLoadError']) {
  document.addEventListener(name, end)
}

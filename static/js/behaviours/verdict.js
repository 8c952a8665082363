// Says in one line how all lines stand, also after one of them was repaired.
export default function verdict(notice) {
  const page = notice.closest('main')
  const count = state => page.querySelectorAll(`[data-state="badge--${state}"]`).length

  const tell = () => {
    const worst = ['bad', 'waiting'].find(state => count(state) > 0) ?? 'good'
    const text = notice.dataset[worst].replace('#', count(worst))
    // Our own words are changes of the page, too.
    if (notice.textContent !== text) notice.textContent = text
    notice.classList.toggle('notice--bad', worst === 'bad')
    notice.classList.toggle('notice--warning', worst === 'waiting')
    notice.classList.toggle('notice--good', worst === 'good')
    notice.hidden = count('checking') > 0 || !!page.querySelector('[aria-busy=true]')
  }

  new MutationObserver(tell).observe(page, { childList: true, subtree: true })
  tell()
}

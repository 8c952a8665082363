// Runs before anything is drawn, so that nothing flashes. No portal tells a frame how it looks, and its ground is light: so are
// we, until somebody asks for something else. Where a frame may not keep anything, the choice lasts as long as the page.
(() => {
  const NAME = 'parley.theme'
  const CHOICES = ['light', 'dark', 'device']
  const root = document.documentElement
  const device = matchMedia('(prefers-color-scheme: dark)')

  function kept() {
    try {
      return localStorage.getItem(NAME)
    } catch {
      return null
    }
  }

  function keep(choice) {
    try {
      localStorage.setItem(NAME, choice)
    } catch {
      // It still holds for this page.
    }
  }

  function paint() {
    const choice = root.dataset.choice
    root.dataset.theme = choice === 'device' ? (device.matches ? 'dark' : 'light') : choice
    document.querySelector('meta[name=color-scheme]').content = root.dataset.theme
  }

  const before = kept()
  root.dataset.choice = CHOICES.includes(before) ? before : 'light'
  paint()
  device.addEventListener('change', paint)
  document.addEventListener('theme-chosen', event => {
    root.dataset.choice = event.detail
    keep(event.detail)
    paint()
  })
})()

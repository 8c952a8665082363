// Draws the table of a card as a chart, in the colours of the theme. Without a script, or the library, the table stands open.
const LIBRARY = '/webjars/chart.js/4.5.1/dist/chart.umd.min.js'
const COLOURS = ['--primary', '--good', '--warning-line']

const loaded = () => window.Chart ? Promise.resolve() : new Promise((resolve, reject) => {
  const script = Object.assign(document.createElement('script'), { src: LIBRARY, onload: resolve, onerror: reject })
  document.head.append(script)
})
let library

export default async function chart(card) {
  await (library ??= loaded())
  const place = card.querySelector('.chart__picture')
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  place.append(canvas)
  place.hidden = false
  card.querySelector('details').open = false
  const drawn = new window.Chart(canvas, picture(card))

  const paint = () => {
    if (!card.isConnected) return drawn.destroy(), themes.disconnect()
    drawn.data.datasets.forEach((set, index) => Object.assign(set, colours(card, index)))
    const { text, line } = ground(card)
    drawn.options.plugins.legend.labels.color = text
    for (const scale of Object.values(drawn.options.scales)) {
      scale.ticks.color = text
      scale.grid.color = line
    }
    drawn.update('none')
  }
  const themes = new MutationObserver(paint)
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  paint()
}

function picture(card) {
  const rows = [...card.querySelectorAll('tbody tr')]
  const names = [...card.querySelectorAll('thead th')].slice(1).map(cell => cell.textContent)
  const scale = () => ({ ticks: { precision: 0, maxRotation: 0, autoSkipPadding: 12 }, grid: {}, beginAtZero: true })
  return {
    type: card.dataset.kind,
    data: {
      labels: rows.map(row => row.cells[0].textContent),
      datasets: names.map((label, index) => ({
        label, data: rows.map(row => Number(row.cells[index + 1].textContent)), tension: 0.25, borderWidth: 2, pointRadius: 2
      }))
    },
    options: {
      animation: false, maintainAspectRatio: false,
      plugins: { legend: { display: names.length > 1, labels: {} } }, scales: { x: scale(), y: scale() }
    }
  }
}

const token = (card, name) => getComputedStyle(card).getPropertyValue(name).trim()
const ground = card => ({ text: token(card, '--text-secondary'), line: token(card, '--line-hairline') })

function colours(card, index) {
  const colour = token(card, COLOURS[index % COLOURS.length])
  return { borderColor: colour, backgroundColor: colour }
}

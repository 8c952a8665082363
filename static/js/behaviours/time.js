// Keeps "5 minutes ago" true while the page stays open, and tells the exact time where the reader is. Units as in Moment.java.
const UNITS = [['year', 365 * 86400], ['month', 30 * 86400], ['day', 86400], ['hour', 3600], ['minute', 60]]

export default function time(element) {
  const language = document.documentElement.lang
  const then = new Date(element.dateTime)
  const relative = new Intl.RelativeTimeFormat(language)

  const ago = () => {
    const seconds = (Date.now() - then) / 1000
    const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? []
    return unit ? relative.format(-Math.floor(seconds / length), unit) : element.dataset.now
  }
  const draw = () => { element.textContent = element.dataset.sentence.replace('{0}', ago()) }

  element.title = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(then)
  draw()
  const clock = setInterval(() => element.isConnected ? draw() : clearInterval(clock), 30_000)
}

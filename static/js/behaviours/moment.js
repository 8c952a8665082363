// Shows a moment in the reader's own time zone; on pointing at it, to the second.
export default function moment(element) {
  const date = new Date(element.dateTime)
  const say = options => new Intl.DateTimeFormat(document.documentElement.lang, options).format(date)
  element.textContent = say({ dateStyle: 'medium', timeStyle: 'short' })
  element.title = say({ dateStyle: 'full', timeStyle: 'long' })
}

// Takes the person to the first field that needs attention, or to the summary when no field does.
export default function problems(summary) {
  const field = document.getElementById(summary.querySelector('a')?.hash.slice(1))
  const target = field?.type === 'hidden' || !field ? summary : field
  target.focus({ preventScroll: true })
  summary.scrollIntoView({ block: 'start' })
}

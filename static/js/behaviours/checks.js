// Asks the server about a field that is left, and again while one that was found wrong is put right. Nobody is interrupted before.
const PAUSE = 250

export default function checks(form) {
  let pause

  const problemsOf = field => {
    const id = field.getAttribute('aria-describedby')?.split(' ')[0]
    return field.type === 'file' || !id?.endsWith('-problem') ? null : document.getElementById(id)
  }
  const wrong = field => field.getAttribute('aria-invalid') === 'true'
  // Where one field can make another one wrong or right.
  const wrongBeside = field => [...field.closest('[data-together]')?.querySelectorAll('[aria-invalid=true]') ?? []]

  const mark = (field, found) => {
    field.setAttribute('aria-invalid', found)
    const summary = document.querySelector('.problems')
    if (found || !summary) return
    summary.querySelector(`a[href="#${field.id}"]`)?.closest('li').remove()
    summary.hidden = !summary.querySelector('li')
  }

  const ask = async field => {
    const target = problemsOf(field)
    if (!target) return
    const topics = [...form.querySelectorAll('[data-topic]')]
    const values = { field: field.name, at: topics.indexOf(field.closest('[data-topic]')) }
    await htmx.ajax('POST', form.dataset.checks, { source: field, target, swap: 'innerHTML', values })
    if (target.isConnected) mark(field, target.childElementCount > 0)
  }

  const askAll = fields => new Set(fields).forEach(ask)

  form.addEventListener('change', ({ target: field }) => {
    clearTimeout(pause)
    if (field.isConnected && problemsOf(field)) askAll([field, ...wrongBeside(field)])
  })
  form.addEventListener('input', ({ target: field }) => {
    clearTimeout(pause)
    const again = wrong(field) ? [field, ...wrongBeside(field)] : wrongBeside(field)
    if (again.length > 0) pause = setTimeout(askAll, PAUSE, again)
  })
  form.addEventListener('htmx:beforeSwap', event => {
    if (event.target.matches('.field__problems') && event.detail.xhr.status !== 200) event.detail.shouldSwap = false
  })
}

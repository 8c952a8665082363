// The document of steps: opens and closes their forms, adds, moves and drags them, by mouse and by keyboard. The server does
// the work; here is only the hand that asks for it.
import { sortable } from '../sorting.js'

export default function steps(document_) {
  const palette = document.querySelector(document_.dataset.palette)
  const arrange = document.querySelector(document_.dataset.arrange)
  const placeOf = button => document.getElementById(button.getAttribute('aria-controls'))
  const stepOf = element => element?.closest?.('[data-step]')
  const opener = step => step?.querySelector(':scope > .step__line > [data-open]')

  const open = async button => {
    const place = placeOf(button)
    // A form that could not be kept yet is still there.
    if (place.querySelector('form')) place.hidden = false
    else await htmx.ajax('GET', button.dataset.open, { source: button, target: place, swap: 'innerHTML' })
    button.setAttribute('aria-expanded', 'true')
    place.querySelector('textarea, input:not([type=hidden]), select')?.focus()
  }

  const close = button => {
    const place = placeOf(button)
    const form = place.querySelector('form')
    button.setAttribute('aria-expanded', 'false')
    button.focus()
    place.hidden = true
    const remove = () => {
      if (!place.hidden) return
      place.replaceChildren()
      place.hidden = false
    }
    // What is still on its way to the server must not vanish with the form.
    if (['dirty', 'saving'].includes(form?.dataset.state)) form.addEventListener('kept', remove, { once: true })
    else remove()
  }

  // The answer brings another document, whose steps have other places: from each only one wish is taken.
  let asked = false
  const wish = (values, step) => {
    if (asked) return
    asked = true
    const open = opener(step)?.getAttribute('aria-expanded') === 'true' ? 'yes' : ''
    // What was typed last counts as left, and is kept before.
    document.activeElement.blur()
    arrange.addEventListener('htmx:afterRequest', () => { asked = false }, { once: true })
    htmx.ajax('POST', arrange.dataset.arrange, { source: arrange, values: { ...values, open } })
  }

  /** Where a new step goes from there: where its button says, behind the step one is at, or at the end. */
  const placeFor = (target, step) => target.dataset.add
    ?? step?.dataset.at.replace(/\d+$/, number => Number(number) + 1)
    ?? document_.querySelector(':scope > .steps__list > [data-add]').dataset.add

  const add = at => {
    palette.returnValue = ''
    palette.addEventListener('close', () => { if (palette.returnValue) wish({ kind: palette.returnValue, at }) }, { once: true })
    palette.showModal()
  }

  document_.addEventListener('click', event => {
    const button = event.target.closest('button')
    if (button?.matches('[data-open]')) button.getAttribute('aria-expanded') === 'true' ? close(button) : open(button)
    else if (button?.matches('[data-add]')) add(button.dataset.add)
    else if (button?.dataset.wish) wish({ [button.dataset.wish]: stepOf(button).dataset.at }, stepOf(button))
  })

  document_.addEventListener('keydown', event => {
    const step = stepOf(event.target)
    const typing = event.target.matches('input, textarea, select')
    const moves = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' }
    if (event.key === 'Escape' && step && !event.defaultPrevented && opener(step).getAttribute('aria-expanded') === 'true') {
      close(opener(step))
    } else if (typing || event.ctrlKey || event.metaKey) {
      return
    } else if (event.altKey && step && moves[event.key]) {
      event.preventDefault()
      wish({ [moves[event.key]]: step.dataset.at }, step)
    } else if (event.altKey) {
      return
    } else if (event.key === '/') {
      event.preventDefault()
      add(placeFor(event.target, step))
    } else if (event.key === 'Delete' && step) {
      wish({ remove: step.dataset.at }, step)
    } else if (['ArrowUp', 'ArrowDown'].includes(event.key)) {
      const all = [...document_.querySelectorAll('[data-open]')]
      const next = all[all.indexOf(opener(step)) + (event.key === 'ArrowDown' ? 1 : -1)]
      if (next) {
        event.preventDefault()
        next.focus()
      }
    }
  })

  const drag = root => root.querySelectorAll('[data-list]').forEach(list => {
    sortable(list, '[data-step]', 'steps', (item, target, place) => {
      const same = target === list
      const before = item.dataset.at.match(/(\d+)$/)[1]
      wish({ from: item.dataset.at, to: `${target.dataset.list}/${same && place > Number(before) ? place + 1 : place}` })
    })
  })

  drag(document_)
  document_.addEventListener('htmx:load', event => drag(event.target))
  if (document_.querySelector('[role=status]')?.textContent) document_.dispatchEvent(new Event('kept', { bubbles: true }))

  const focused = document_.querySelector('[data-focus]')
  const field = focused?.getAttribute('aria-expanded') === 'true' && placeOf(focused).querySelector('textarea, input:not([type=hidden]), select')
  ;(field || focused)?.focus()
}

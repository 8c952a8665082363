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
    await htmx.ajax('GET', button.dataset.open, { source: button, target: placeOf(button), swap: 'innerHTML' })
    button.setAttribute('aria-expanded', 'true')
    placeOf(button).querySelector('textarea, input:not([type=hidden]), select')?.focus()
  }

  const close = button => {
    const place = placeOf(button)
    const form = place.querySelector('form')
    button.setAttribute('aria-expanded', 'false')
    button.focus()
    place.hidden = true
    const remove = () => {
      place.replaceChildren()
      place.hidden = false
    }
    // What is still on its way to the server must not vanish with the form.
    if (['dirty', 'saving'].includes(form?.dataset.state)) form.addEventListener('kept', remove, { once: true })
    else remove()
  }

  const wish = (name, value, step) => {
    arrange.elements.open.value = opener(step)?.getAttribute('aria-expanded') === 'true' ? 'yes' : ''
    const button = Object.assign(document.createElement('button'), { type: 'submit', name, value, hidden: true })
    arrange.append(button)
    document.activeElement?.blur?.()
    arrange.requestSubmit(button)
    button.remove()
  }

  /** Where a new step goes from there: where its button says, behind the step one is at, or at the end. */
  const placeFor = (target, step) => target.dataset.add
    ?? step?.dataset.at.replace(/\d+$/, number => Number(number) + 1)
    ?? document_.querySelector(':scope > .steps__list > [data-add]').dataset.add

  const add = at => {
    arrange.elements.at.value = at
    palette.showModal()
  }

  document_.addEventListener('click', event => {
    const button = event.target.closest('button')
    if (button?.matches('[data-open]')) button.getAttribute('aria-expanded') === 'true' ? close(button) : open(button)
    else if (button?.matches('[data-add]')) add(button.dataset.add)
    else if (button?.form === arrange) arrange.elements.open.value = opener(stepOf(button))?.getAttribute('aria-expanded') === 'true' ? 'yes' : ''
  })

  document_.addEventListener('keydown', event => {
    const step = stepOf(event.target)
    const typing = event.target.matches('input, textarea, select')
    const moves = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' }
    if (event.altKey && step && moves[event.key]) {
      event.preventDefault()
      wish(moves[event.key], step.dataset.at, step)
    } else if (event.key === 'Escape' && step && !event.defaultPrevented && opener(step).getAttribute('aria-expanded') === 'true') {
      close(opener(step))
    } else if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return
    } else if (event.key === '/') {
      event.preventDefault()
      add(placeFor(event.target, step))
    } else if (event.key === 'Delete' && step) {
      wish('remove', step.dataset.at, step)
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
      arrange.elements.from.value = item.dataset.at
      const same = target === list
      const before = item.dataset.at.match(/(\d+)$/)[1]
      arrange.elements.to.value = `${target.dataset.list}/${same && place > Number(before) ? place + 1 : place}`
      arrange.requestSubmit()
    })
  })

  drag(document_)
  document_.addEventListener('htmx:load', event => drag(event.target))
  if (document_.querySelector('[role=status]')?.textContent) document_.dispatchEvent(new Event('kept', { bubbles: true }))

  const focused = document_.querySelector('[data-focus]')
  const field = focused?.getAttribute('aria-expanded') === 'true' && placeOf(focused).querySelector('textarea, input:not([type=hidden]), select')
  ;(field || focused)?.focus()
}

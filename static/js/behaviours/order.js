// Brings the topics of a list into the order they are dragged to.
import { sortable } from '../sorting.js'

export default function order(list) {
  const form = document.querySelector(list.dataset.form)
  sortable(list, '.topicrow', 'topics', (item, _, place) => {
    form.elements.moved.value = item.dataset.topic
    form.elements.place.value = place
    form.requestSubmit()
  })
  list.addEventListener('keydown', event => {
    const move = { ArrowUp: 'up', ArrowDown: 'down' }[event.key]
    if (!event.altKey || !move) return
    event.preventDefault()
    event.target.closest('.topicrow').querySelector(`[name=${move}]`).click()
  })
  list.querySelector('[data-focus]')?.focus()
}

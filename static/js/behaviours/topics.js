// Adds, removes and moves topics on the page; nothing is sent, so nothing typed can be lost. What was removed can come back.
let added = 0

export default function topics(element) {
  const list = element.querySelector('[data-topics]')
  const status = element.querySelector('[data-status]')
  const undo = element.querySelector('[data-undo]')
  const removed = []
  const say = what => {
    status.textContent = status.dataset[what]
    undo.hidden = removed.length === 0
    element.dispatchEvent(new Event('change', { bubbles: true }))
  }

  const add = () => {
    const topic = element.querySelector('[data-blank]').content.firstElementChild.cloneNode(true)
    const id = `topic-added-${++added}`
    for (const part of topic.querySelectorAll('[id], [for]')) {
      for (const name of ['id', 'for', 'aria-describedby']) {
        if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replaceAll('topic-new', id))
      }
    }
    list.append(topic)
    topic.querySelector('textarea').focus()
    say('added')
  }

  const remove = topic => {
    const next = topic.nextElementSibling ?? topic.previousElementSibling
    removed.push({ topic, follower: topic.nextElementSibling })
    topic.remove()
    ;(next?.querySelector('[data-remove]') ?? element.querySelector('[data-add]')).focus()
    say('removed')
  }

  const restore = () => {
    const { topic, follower } = removed.pop()
    list.insertBefore(topic, follower?.parentElement === list ? follower : null)
    topic.querySelector('textarea').focus()
    say('restored')
  }

  const move = (topic, button, other, place) => {
    if (!other) return
    other[place](topic)
    // The first cannot go up, nor the last down: there the other button takes the focus.
    button.focus()
    if (document.activeElement !== button) topic.querySelector(button.matches('[data-up]') ? '[data-down]' : '[data-up]').focus()
    say('moved')
  }

  element.addEventListener('click', event => {
    const button = event.target.closest('button')
    const topic = event.target.closest('[data-topic]')
    if (button?.matches('[data-add]')) add()
    else if (button?.matches('[data-remove]')) remove(topic)
    else if (button?.matches('[data-restore]')) restore()
    else if (button?.matches('[data-up]')) move(topic, button, topic.previousElementSibling, 'before')
    else if (button?.matches('[data-down]')) move(topic, button, topic.nextElementSibling, 'after')
  })
}

// Chooses employees in the portal's own dialog where it answers, or from what the search finds, and lets them go again.
import { choosePerson, hasDialogs } from '../portal.js'

export default function picks(element) {
  const chosen = element.querySelector('[data-chosen]')
  const choose = element.querySelector('[data-choose]')
  const changed = () => element.closest('form').dispatchEvent(new Event('change', { bubbles: true }))

  const add = (number, name) => {
    if ([...chosen.querySelectorAll('input')].some(input => input.value === number)) return
    const chip = element.querySelector('[data-chip]').content.firstElementChild.cloneNode(true)
    Object.assign(chip.querySelector('input'), { name: element.dataset.name, value: number })
    chip.querySelector('[data-label]').textContent = name
    if (element.dataset.name === 'responsible' || element.closest('[data-single]')) chosen.replaceChildren()
    chosen.append(chip)
  }

  hasDialogs().then(there => { choose.hidden = !there }).catch(() => {})
  choose.addEventListener('click', async () => {
    const { id, name } = await choosePerson()
    add(String(id), name || String(id))
    changed()
  })

  // Enter takes the first that was found, and sends no form: whoever looks for somebody has not finished it.
  element.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.target.type !== 'search') return
    event.preventDefault()
    element.querySelector('[data-pick]')?.click()
  })

  element.addEventListener('click', event => {
    const pick = event.target.closest('[data-pick]')
    const drop = event.target.closest('[data-drop]')
    if (pick) {
      add(pick.dataset.pick, pick.textContent)
      const find = element.querySelector('[type=search]')
      find.value = ''
      pick.closest('ul').remove()
      find.focus()
    } else if (drop) {
      drop.closest('.chip').remove()
    }
    if (pick || drop) changed()
  })
}

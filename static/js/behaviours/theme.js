// Lets the person choose between light, dark and what the device prefers.
export default function theme(group) {
  group.hidden = false
  group.querySelector(`[value=${document.documentElement.dataset.choice}]`).checked = true
  group.addEventListener('change', event => {
    document.dispatchEvent(new CustomEvent('theme-chosen', { detail: event.target.value }))
  })
}

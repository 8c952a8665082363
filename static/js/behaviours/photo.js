// Pictures need the session too, and an <img> cannot bring it: fetch them and show what came.
import { token } from '../session.js'

export default async function photo(image) {
  try {
    const answer = await fetch(image.dataset.source, { headers: { Authorization: `Bearer ${token()}` } })
    if (!answer.ok) return
    const address = URL.createObjectURL(await answer.blob())
    // Not sooner: htmx copies the page when it is left, and the copy loads its pictures once more.
    image.addEventListener('htmx:beforeCleanupElement', () => URL.revokeObjectURL(address), { once: true })
    image.src = address
    image.hidden = false
    image.dispatchEvent(new CustomEvent('photo-changed', { bubbles: true, detail: { address } }))
  } catch {
    // The initial stays.
  }
}

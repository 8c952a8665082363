// Pictures need the session too, and an <img> cannot bring it: fetch them and show what came.
import { token } from '../session.js'

export default async function photo(image) {
  try {
    const answer = await fetch(image.dataset.source, { headers: { Authorization: `Bearer ${token()}` } })
    if (!answer.ok) return
    const address = URL.createObjectURL(await answer.blob())
    image.onload = () => URL.revokeObjectURL(address)
    image.src = address
    image.hidden = false
  } catch {
    // The initial stays.
  }
}

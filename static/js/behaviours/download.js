// Saves a file that only the session opens: a plain link would not bring it along.
import { token } from '../session.js'

export default function download(button) {
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      const answer = await fetch(button.dataset.address, { headers: { Authorization: `Bearer ${token()}` } })
      if (!answer.ok) return location.reload()
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await answer.blob())
      link.download = button.dataset.file
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    } finally {
      button.disabled = false
    }
  })
}

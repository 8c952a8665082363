// Shows only the rows that contain what is typed.
export default function sift(field) {
  field.addEventListener('input', () => {
    const words = field.value.trim().toLowerCase()
    for (const row of document.querySelectorAll(field.dataset.rows)) {
      row.hidden = !row.textContent.toLowerCase().includes(words)
    }
  })
}

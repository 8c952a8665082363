// Puts the text of a chosen file into the field, where it can be read before it is sent.
export default function readfile(form) {
  form.querySelector('[data-file]').addEventListener('change', async event => {
    const [file] = event.target.files
    if (!file) return
    form.elements.document.value = await file.text()
    event.target.value = ''
    form.elements.document.focus()
  })
}

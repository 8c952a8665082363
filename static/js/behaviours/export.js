// Saves a document as a file: the page has it already, and only a page can ask for one with its session.
export default function exported(element) {
  element.querySelector('[data-download]').addEventListener('click', () => {
    const file = new Blob([element.querySelector('textarea').value], { type: 'application/yaml' })
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: element.dataset.file })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  })
}

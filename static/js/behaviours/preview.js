// Shows the bot as the messenger will, with every key that is pressed.
export default function preview(figure) {
  const form = document.querySelector(figure.dataset.form)
  const values = [['{person.name}', figure.dataset.person], ['{message}', '']]
  const typed = name => form.elements[name]?.value.trim() ?? ''
  const parts = name => figure.querySelectorAll(`[data-part=${name}]`)
  const say = (name, text) => parts(name).forEach(part => {
    part.textContent = text
    part.hidden = !text
  })

  const draw = () => {
    const name = `${typed('name')} ${typed('lastName')}`.trim()
    const greeting = values.reduce((text, [variable, value]) => text.replaceAll(variable, value), typed('greeting'))
    figure.dataset.color = typed('color')
    say('name', name || figure.dataset.unnamed)
    say('initial', [...name][0]?.toUpperCase() ?? '')
    say('position', typed('position'))
    say('greeting', greeting)
  }

  const picture = address => parts('photo').forEach(image => {
    image.hidden = !address
    if (address) image.src = address
    else image.removeAttribute('src')
  })

  form.addEventListener('input', draw)
  form.addEventListener('change', draw)
  form.addEventListener('photo-changed', event => picture(event.detail.address))
  draw()
}

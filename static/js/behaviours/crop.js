// Lets the author choose the square of a picture that people see. Whenever the photo of the form changes, the field sends
// `photo-changed` with the address of what is shown, or with none: { detail: { address } }. Load it at once; it does not last.
const PREVIEW = 128

export default function crop(field) {
  const tell = address => field.dispatchEvent(new CustomEvent('photo-changed', { bubbles: true, detail: { address } }))
  const picture = field.querySelector('.crop__picture')
  if (!picture) {
    if (!field.querySelector('[data-behaviour=photo]')) tell('')
    return
  }
  const frame = field.querySelector('.crop__frame')
  const preview = field.querySelector('[data-preview]')
  const [x, y, size] = ['cropX', 'cropY', 'cropSize'].map(name => field.querySelector(`[name=${name}]`))
  const canvas = Object.assign(document.createElement('canvas'), { width: PREVIEW, height: PREVIEW })
  const show = address => {
    URL.revokeObjectURL(preview.src)
    preview.src = address
    preview.hidden = false
    tell(address)
  }

  const draw = () => {
    const { naturalWidth: width, naturalHeight: height } = picture
    frame.style.setProperty('--crop-left', `${100 * x.value / width}%`)
    frame.style.setProperty('--crop-top', `${100 * y.value / height}%`)
    frame.style.setProperty('--crop-size', `${100 * size.value / width}%`)
    canvas.getContext('2d').drawImage(picture, +x.value, +y.value, +size.value, +size.value, 0, 0, PREVIEW, PREVIEW)
    canvas.toBlob(part => { if (field.isConnected) show(URL.createObjectURL(part)) })
  }

  const move = (left, top) => {
    const within = (place, length) => Math.round(Math.max(0, Math.min(place, length - size.value)))
    x.value = within(left, picture.naturalWidth)
    y.value = within(top, picture.naturalHeight)
    draw()
  }
  const changed = () => x.dispatchEvent(new Event('change', { bubbles: true }))

  // The whole picture is not what people will see.
  picture.addEventListener('photo-changed', event => event.stopPropagation())
  picture.addEventListener('load', () => { frame.hidden = false; draw() })
  field.addEventListener('htmx:beforeCleanupElement', event => {
    if (event.target === field) URL.revokeObjectURL(preview.src)
  })

  let before = +size.value
  size.addEventListener('input', () => {
    const grown = (before - size.value) / 2
    before = +size.value
    move(+x.value + grown, +y.value + grown)
  })

  frame.addEventListener('keydown', event => {
    const [right, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? []
    if (right === undefined) return
    event.preventDefault()
    const step = event.shiftKey ? 1 : Math.ceil(Math.max(picture.naturalWidth, picture.naturalHeight) / 100)
    move(+x.value + right * step, +y.value + down * step)
    changed()
  })

  // The browser would take what it believes to be selected along instead.
  frame.addEventListener('dragstart', event => event.preventDefault())
  frame.addEventListener('pointerdown', event => {
    frame.setPointerCapture(event.pointerId)
    const scale = picture.naturalWidth / picture.clientWidth
    const [left, top] = [x.value - event.clientX * scale, y.value - event.clientY * scale]
    const drag = moved => move(left + moved.clientX * scale, top + moved.clientY * scale)
    frame.addEventListener('pointermove', drag)
    frame.addEventListener('lostpointercapture', () => {
      frame.removeEventListener('pointermove', drag)
      changed()
    }, { once: true })
  })
}

// The portal's side of the bridge to the application (iframe.md, 3 and 4). What is wrong is met with silence.
export function attach(frame) {
  const { origin, sid, user } = frame.dataset
  const init = JSON.parse(frame.dataset.init)
  const post = (part, fields) => fetch(`/u/${user}/app/${part}`, { method: 'POST', body: new URLSearchParams(fields) })
  const silence = Symbol('silence')

  const commands = {
    getInitData: () => init,
    setInstall: parameters => parameters,
    setInstallFinish: finishInstallation,
    refreshAuth: renewTokens,
    resizeWindow: resize,
    setTitle: parameters => {
      document.querySelector('[data-application-title]').textContent = parameters.title
      return parameters
    },
    setScroll: parameters => {
      document.querySelector('main').scrollTop = parameters.scroll
      return parameters
    },
    reloadWindow: () => { location.reload(); return silence },
    selectUser: choosePeople,
    setAppOption: parameters => setOption('application', parameters),
    setUserOption: parameters => setOption('user', parameters),
    imOpenMessenger: parameters => {
      location.href = parameters.dialogId ? `/u/${user}/im/${parameters.dialogId}/` : `/u/${user}/`
      return silence
    },
    getInterface: () => ({ command: Object.keys(commands), event: [] }),
  }

  async function finishInstallation() {
    if (!init.INSTALL) return silence
    const { finished } = await (await post('finish', {})).json()
    location.search = finished ? '?install_finished=Y' : '?install_finished=N'
    return silence
  }

  async function renewTokens() {
    const answer = await post('tokens', {})
    if (answer.ok) return answer.json()
    alert('The application is not installed any more.')
    return silence
  }

  function resize(size) {
    if (size.height > 0) frame.style.blockSize = `${size.height}px`
    return { width: frame.offsetWidth, height: frame.offsetHeight }
  }

  async function setOption(owner, option) {
    const answer = await post(`options/${owner}`, option)
    return answer.ok ? answer.json() : silence
  }

  function choosePeople({ mult }) {
    const dialog = document.querySelector('[data-people]')
    const boxes = [...dialog.querySelectorAll('input')]
    for (const box of boxes) {
      box.checked = false
      box.type = mult ? 'checkbox' : 'radio'
    }
    dialog.returnValue = ''
    dialog.showModal()
    return new Promise(resolve => dialog.addEventListener('close', () => {
      const chosen = boxes.filter(box => box.checked).map(box => ({
        id: box.value, name: box.dataset.name, photo: '', position: box.dataset.position,
        url: `/company/personal/user/${box.value}/`, sub: false, sup: false,
      }))
      const cancelled = dialog.returnValue !== 'choose' || chosen.length === 0
      resolve(cancelled ? silence : mult ? chosen : chosen[0])
    }, { once: true }))
  }

  // The string form has the callback and the frame's id at its end; everything between is JSON (iframe.md, 3.2).
  function parse(data) {
    if (typeof data === 'string') {
      const parts = data.split(':')
      const json = parts.slice(1, -2).join(':')
      return { method: parts[0], appSid: parts.at(-1), callback: parts.at(-2), params: json ? JSON.parse(json) : {} }
    }
    return data
  }

  addEventListener('message', async event => {
    if (event.origin !== origin || event.source !== frame.contentWindow) return
    const { method, appSid, callback, params } = parse(event.data)
    if (appSid !== sid || !Object.hasOwn(commands, method)) return
    const answer = await commands[method](params || {})
    if (answer !== silence) {
      frame.contentWindow.postMessage(`${callback}:${answer === undefined ? '' : JSON.stringify(answer)}`, origin)
    }
  })

  document.querySelector('[data-opening]').submit()
}

// A stand-in for the platform's browser library: the same calls, our own code (iframe.md, 2 to 4).
(() => {
  const [domain, secure, sid] = window.name.split('|')
  const origin = `${secure === '1' ? 'https' : 'http'}://${(domain || '').replace(/:(80|443)$/, '')}`
  const waiting = new Map()
  const ready = []
  let data = null
  let initialising = false

  function key() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
  }

  function send(command, parameters, callback) {
    const id = key()
    if (callback) waiting.set(id, callback)
    const json = parameters === undefined ? '' : `:${JSON.stringify(parameters)}`
    window.parent.postMessage(`${command}${json}:${id}:${sid}`, origin)
  }

  window.addEventListener('message', event => {
    if (event.origin !== origin || typeof event.data !== 'string') return
    const colon = event.data.indexOf(':')
    const callback = waiting.get(event.data.slice(0, colon))
    if (!callback) return
    waiting.delete(event.data.slice(0, colon))
    const json = event.data.slice(colon + 1)
    callback(json ? JSON.parse(json) : undefined)
  })

  function take(tokens) {
    data = { ...data, ...tokens }
    data.EXPIRES_AT = Date.now() + Number(tokens.AUTH_EXPIRES) * 1000
  }

  function initialise(callback) {
    if (data) { callback(); return }
    ready.push(callback)
    if (initialising || !sid) return
    initialising = true
    send('getInitData', undefined, answer => {
      take(answer)
      const done = () => ready.splice(0).forEach(run => run())
      if (data.FIRST_RUN) send('setInstall', { install: true }, done)
      else done()
    })
  }

  // expires_in is a moment in milliseconds here (iframe.md, 2).
  function auth() {
    if (!data || Date.now() >= data.EXPIRES_AT) return false
    return {
      access_token: data.AUTH_ID, refresh_token: data.REFRESH_ID, expires_in: data.EXPIRES_AT,
      domain, member_id: data.MEMBER_ID,
    }
  }

  function refreshAuth(callback) {
    send('refreshAuth', {}, tokens => { take(tokens); callback?.(auth()) })
  }

  function answerOf(body, callback) {
    const answer = {
      answer: body,
      data: () => body.result,
      error: () => body.error ? { ex: body, toString: () => `${body.error}: ${body.error_description || ''}` } : undefined,
      error_description: () => body.error_description,
      more: () => body.next !== undefined,
      total: () => body.total,
      time: () => body.time,
    }
    callback?.(answer)
  }

  async function callMethod(method, parameters, callback, repeated) {
    const response = await fetch(`${origin}${data.PATH}/${method}.json`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...parameters, auth: data.AUTH_ID }),
    })
    const body = await response.json()
    if (body.error === 'expired_token' && !repeated) {
      refreshAuth(() => callMethod(method, parameters, callback, true))
    } else {
      answerOf(body, callback)
    }
  }

  function resizeWindow(width, height, callback) {
    if (width !== undefined && height !== undefined) send('resizeWindow', { width, height }, callback)
  }

  const options = name => data?.[name] || {}

  window.BX24 = {
    init: initialise,
    install: callback => initialise(() => { if (data.INSTALL) callback() }),
    installFinish: () => { if (data?.INSTALL) send('setInstallFinish') },
    getAuth: auth,
    refreshAuth,
    getLang: () => data?.LANG,
    isAdmin: () => Boolean(data?.IS_ADMIN),
    getDomain: () => domain,
    fitWindow: callback => resizeWindow('100%', document.documentElement.scrollHeight, callback),
    resizeWindow,
    setTitle: (title, callback) => send('setTitle', { title: String(title) }, callback),
    scrollParentWindow: (scroll, callback) => send('setScroll', { scroll }, callback),
    reloadWindow: callback => send('reloadWindow', {}, callback),
    selectUser: callback => send('selectUser', { mult: false }, callback),
    selectUsers: callback => send('selectUser', { mult: true }, callback),
    ready: callback => document.readyState === 'loading' ? addEventListener('DOMContentLoaded', callback) : callback(),
    im: { openMessenger: dialogId => send('imOpenMessenger', { dialogId }) },
    placement: { info: () => ({ placement: data?.PLACEMENT, options: data?.PLACEMENT_OPTIONS }), getInterface: callback => send('getInterface', undefined, callback) },
    appOption: {
      get: name => options('APP_OPTIONS')[name],
      set: (name, value, callback) => send('setAppOption', { name, value }, answer => { data.APP_OPTIONS = answer; callback?.(answer) }),
    },
    userOption: {
      get: name => options('USER_OPTIONS')[name],
      set: (name, value, callback) => send('setUserOption', { name, value }, answer => { data.USER_OPTIONS = answer; callback?.(answer) }),
    },
    callMethod: (method, parameters, callback) => initialise(() => callMethod(method, parameters, callback)),
  }
})()

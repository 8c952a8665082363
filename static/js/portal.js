// The one script that talks to the platform's browser library. Every promise settles, but for a person who
// does not choose: without an answer it fails after ten seconds.
const PATIENCE = 10_000
const framed = window.parent !== window
const [domain, secure, frameId] = window.name.split('|')
let library

function inTime(promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('The portal does not answer')), PATIENCE))
  return Promise.race([promise, late])
}

function load() {
  library ??= !framed || !frameId
    ? Promise.reject(new Error('Not in the frame of a portal'))
    : inTime(new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = document.querySelector('meta[name=portal-library]').content
      script.onload = () => window.BX24 ? window.BX24.init(() => resolve(window.BX24)) : reject(new Error('No library'))
      script.onerror = () => reject(new Error('The library does not load'))
      document.head.append(script)
    }))
  return library
}

async function auth() {
  const bx24 = await load()
  const current = bx24.getAuth()
  const lasting = current && current.expires_in > Date.now() + 60_000
  return lasting ? current : inTime(new Promise(resolve => bx24.refreshAuth(resolve)))
}

async function opening(action, path) {
  const { access_token, refresh_token, expires_in, member_id, domain: host } = await auth()
  const language = (await load()).getLang?.() ?? document.documentElement.lang
  const query = { DOMAIN: host ?? domain, PROTOCOL: secure, LANG: language, APP_SID: frameId, ...(path && { path }) }
  const fields = {
    AUTH_ID: access_token,
    REFRESH_ID: refresh_token,
    AUTH_EXPIRES: Math.max(0, Math.round((expires_in - Date.now()) / 1000)),
    member_id,
    PLACEMENT: 'DEFAULT'
  }
  return { address: `${action}?${new URLSearchParams(query)}`, fields }
}

export async function fit() {
  await load().then(bx24 => bx24.fitWindow()).catch(() => {})
}

/** Settles once the portal has answered. */
export async function ready() {
  await load()
}

/** Opens the messenger of the portal at the chat with that number; nobody tells us whether it opens. */
export async function openMessenger(number) {
  (await load()).im.openMessenger(number)
}

/** Whether the portal's own dialogs can be used. */
export async function hasDialogs() {
  return typeof (await load()).selectUser === 'function'
}

/** The person chosen in the portal's dialog, with id and name; never settles when that is cancelled (iframe.md, 4). */
export async function choosePerson() {
  const bx24 = await load()
  return new Promise(resolve => bx24.selectUser(resolve))
}

/** Tells the portal that we are done; it then reloads its whole page, so nothing may follow. */
export async function finishInstallation() {
  (await load()).installFinish()
}

/** Opens our page as the portal does, with fresh permission, and comes back to the path. */
export async function enter(action, path) {
  const { address, fields } = await opening(action, path)
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action: address, hidden: true })
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  document.body.append(form)
  form.submit()
}

/** A new session for the page that is open. */
export async function renewSession() {
  const { address, fields } = await opening('/app', '/app/bots/new')
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return page.getElementById('session').dataset.token
}

// The page carries the session; every request takes it along, and an outdated one is renewed without losing what was typed.
import { renewSession } from './portal.js'

const retried = new WeakSet()

function holder() {
  return document.getElementById('session')
}

export function token() {
  return holder()?.dataset.token ?? ''
}

function show(template) {
  const main = document.querySelector('main')
  main.querySelector('[data-lost]')?.remove()
  const notice = document.getElementById(template).content.firstElementChild.cloneNode(true)
  notice.dataset.lost = ''
  main.prepend(notice)
  notice.scrollIntoView({ block: 'center' })
}

async function renewAndRepeat(element, cause) {
  try {
    if (retried.has(element)) throw new Error('The new session does not open the page either')
    retried.add(element)
    holder().dataset.token = await renewSession()
    htmx.trigger(element, cause)
  } catch {
    show('session-lost')
  }
}

document.addEventListener('htmx:configRequest', event => {
  if (token()) event.detail.headers.Authorization = `Bearer ${token()}`
})

document.addEventListener('htmx:historyCacheMiss', event => {
  if (token()) event.detail.xhr.setRequestHeader('Authorization', `Bearer ${token()}`)
})

// Loading the page anew shows the way back in.
document.addEventListener('htmx:historyCacheMissLoadError', () => location.reload())

// What saves itself also says so itself, and tries again; what nobody asked for is not missed.
const byItself = ({ elt, triggeringEvent }) => elt.matches('[data-behaviour~=autosave], [hx-trigger^=every]')
  || ['load', 'kept'].includes(triggeringEvent?.type)

document.addEventListener('htmx:beforeSwap', event => {
  const { xhr, requestConfig } = event.detail
  if (xhr.status === 401 && holder()) {
    event.detail.shouldSwap = false
    renewAndRepeat(requestConfig.elt, requestConfig.triggeringEvent?.type ?? 'click')
  } else if ((xhr.status === 403 || xhr.status === 404) && requestConfig.verb === 'post' && holder()) {
    event.detail.shouldSwap = false
    show('session-refused')
  } else if (xhr.status >= 500 && byItself(requestConfig)) {
    event.detail.shouldSwap = false
  } else {
    retried.delete(requestConfig.elt)
  }
})

document.addEventListener('htmx:sendError', event => {
  if (!byItself(event.detail.requestConfig)) show('connection-lost')
})

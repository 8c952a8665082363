import './session.js'
import * as portal from './portal.js'
import address from './behaviours/address.js'
import code from './behaviours/code.js'
import installed from './behaviours/installed.js'
import moment from './behaviours/moment.js'
import people from './behaviours/people.js'
import photo from './behaviours/photo.js'
import problems from './behaviours/problems.js'
import reopen from './behaviours/reopen.js'
import retry from './behaviours/retry.js'
import topics from './behaviours/topics.js'
import unsaved from './behaviours/unsaved.js'

const behaviours = { address, code, installed, moment, people, photo, problems, reopen, retry, topics, unsaved }
const attached = new WeakSet()

function attach(root) {
  for (const element of [root, ...root.querySelectorAll('[data-behaviour]')]) {
    const behaviour = behaviours[element.dataset.behaviour]
    if (behaviour && !attached.has(element)) {
      attached.add(element)
      behaviour(element)
    }
  }
}

document.addEventListener('htmx:load', event => attach(event.detail.elt))
attach(document.body)

// The frame follows the page when it grows; shrinking is left to the next page.
new ResizeObserver(() => {
  if (document.documentElement.scrollHeight > window.innerHeight) portal.fit()
}).observe(document.body)
document.addEventListener('htmx:afterSettle', () => portal.fit())
portal.fit()

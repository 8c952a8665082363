import './session.js'
import './arrival.js'
import './busy.js'
import './leaving.js'
import './twice.js'
import * as portal from './portal.js'
import address from './behaviours/address.js'
import autosave from './behaviours/autosave.js'
import chart from './behaviours/chart.js'
import checks from './behaviours/checks.js'
import code from './behaviours/code.js'
import crop from './behaviours/crop.js'
import download from './behaviours/download.js'
import exported from './behaviours/export.js'
import installed from './behaviours/installed.js'
import keep from './behaviours/keep.js'
import keys from './behaviours/keys.js'
import order from './behaviours/order.js'
import palette from './behaviours/palette.js'
import panes from './behaviours/panes.js'
import people from './behaviours/people.js'
import photo from './behaviours/photo.js'
import picks from './behaviours/picks.js'
import preview from './behaviours/preview.js'
import problems from './behaviours/problems.js'
import readfile from './behaviours/readfile.js'
import rehearsal from './behaviours/rehearsal.js'
import reopen from './behaviours/reopen.js'
import retry from './behaviours/retry.js'
import rows from './behaviours/rows.js'
import sift from './behaviours/sift.js'
import steps from './behaviours/steps.js'
import theme from './behaviours/theme.js'
import time from './behaviours/time.js'
import topics from './behaviours/topics.js'
import turns from './behaviours/turns.js'
import unkept from './behaviours/unkept.js'
import unsaved from './behaviours/unsaved.js'
import variables from './behaviours/variables.js'
import verdict from './behaviours/verdict.js'
import wordings from './behaviours/wordings.js'
import write from './behaviours/write.js'
import zone from './behaviours/zone.js'

const behaviours = {
  address, autosave, chart, checks, code, crop, download, export: exported, installed, keep, keys, order, palette, panes, people, photo, picks, preview, problems,
  readfile, rehearsal, reopen, retry, rows, sift, steps, theme, time, topics, turns, unkept, unsaved, variables,
  verdict, wordings, write, zone
}
const attached = new WeakSet()

function attach(root) {
  for (const element of [root, ...root.querySelectorAll('[data-behaviour]')]) {
    if (!element.dataset.behaviour || attached.has(element)) continue
    attached.add(element)
    for (const name of element.dataset.behaviour.split(' ')) behaviours[name]?.(element)
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

// Whoever follows a link from forms that save themselves waits until they are kept, and is asked where they cannot be.
import guard from '../guard.js'

const PATIENCE = 10_000

export default function unkept(page) {
  const forms = () => [...page.querySelectorAll('[data-state=dirty], [data-state=saving]')]
  const underway = () => page.querySelector(`[hx-sync^="#${page.id}:"].htmx-request`)
  const answer = () => new Promise(resolve => {
    document.addEventListener('htmx:afterRequest', ({ detail }) => resolve(detail.xhr.status), { once: true })
  })

  // All changes wait in one line. One that came with an outdated session comes again with a new one.
  const answers = async () => {
    let status
    while (underway() || status === 401) status = await answer()
  }

  const keep = () => {
    for (const form of forms()) if (form.dataset.state === 'dirty') htmx.trigger(form, 'change')
    return Promise.race([answers(), new Promise(resolve => setTimeout(resolve, PATIENCE))])
  }

  guard(page, { unkept: () => forms().length > 0, leads: elt => elt.matches('a'), keep })
}

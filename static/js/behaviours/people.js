// Offers the portal's own dialog where it answers; the search beside it works everywhere.
import { choosePerson, hasDialogs } from '../portal.js'

export default function people(form) {
  hasDialogs().then(there => { form.hidden = !there }).catch(() => {})
  form.querySelector('[data-choose]').addEventListener('click', async () => {
    form.elements.user.value = (await choosePerson()).id
    form.requestSubmit()
  })
}

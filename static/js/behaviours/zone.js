// Offers the time zone the author is in, where nobody has typed one.
export default function zone(field) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? field.value
}

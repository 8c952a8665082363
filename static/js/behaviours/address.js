// Gives the page the portal opened an address of its own, so that reloading it asks for a page and does not repeat a form.
export default function address(element) {
  if (location.pathname !== element.dataset.address) {
    history.replaceState({ htmx: true }, '', element.dataset.address)
  }
}

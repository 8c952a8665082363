// Dragging, where the pointer can: the library comes when the first list wants it.
let library

function load() {
  library ??= import('/webjars/sortablejs/1.15.6/modular/sortable.esm.js').then(module => module.default)
  return library
}

/** Tells which item was dropped into which list, and at which place there. */
export async function sortable(list, items, group, dropped) {
  const Sortable = await load().catch(() => null)
  if (!Sortable || !list.isConnected) return
  Sortable.create(list, {
    group,
    draggable: items,
    handle: '[data-grip]',
    animation: 120,
    onEnd: ({ item, from, to, oldDraggableIndex, newDraggableIndex }) => {
      if (from !== to || oldDraggableIndex !== newDraggableIndex) dropped(item, to, newDraggableIndex)
    }
  })
}

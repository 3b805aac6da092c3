/** What a keyed list keeps for one item: its element, and how a newer version of the item gets into it. */
export interface ItemView<Item> {
  readonly element: HTMLElement;
  update(item: Item): void;
}

/**
 * Brings the children of `parent` in line with `items`: a view lives as long as its key, elements are moved only where
 * the order changed, and one that holds the focus keeps it.
 */
export function patchKeyed<Item, View extends ItemView<Item>>(
  parent: HTMLElement, views: Map<string, View>, items: readonly Item[], keyOf: (item: Item) => string, create: (item: Item) => View,
): void {
  const focused = document.activeElement;
  const keyed = uniqueKeys(items, keyOf);
  for (const [key, view] of views) {
    if (keyed.has(key)) continue;
    view.element.remove();
    views.delete(key);
  }
  let cursor: Element | null = parent.firstElementChild;
  for (const [key, item] of keyed) {
    let view = views.get(key);
    if (view === undefined) {
      view = create(item);
      views.set(key, view);
    }
    view.update(item);
    if (view.element === cursor) cursor = cursor.nextElementSibling;
    else parent.insertBefore(view.element, cursor);
  }
  if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
}

function uniqueKeys<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const keyed = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    let unique = key;
    for (let count = 2; keyed.has(unique); count += 1) unique = `${key}\n${String(count)}`;
    keyed.set(unique, item);
  }
  return keyed;
}

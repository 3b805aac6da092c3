/**
 * Moves the focus in a tree grid, as its pattern has it: up and down between rows, left and right to fold and to reach
 * the buttons of a row. True where the key meant something.
 */
export function moveInGrid(scroller: HTMLElement, row: Element, target: Element, key: string, fold: (row: Element, folded: boolean) => void): boolean {
  switch (key) {
    case 'ArrowDown': return focusRow(scroller, row, 1);
    case 'ArrowUp': return focusRow(scroller, row, -1);
    case 'PageDown': return focusRow(scroller, row, pageOf(scroller, row));
    case 'PageUp': return focusRow(scroller, row, -pageOf(scroller, row));
    case 'Home': return focusRow(scroller, row, -Infinity);
    case 'End': return focusRow(scroller, row, Infinity);
    case 'ArrowRight': return moveRight(scroller, row, target, fold);
    case 'ArrowLeft': return moveLeft(row, target, fold);
    case 'Escape': return target !== row && focusElement(row);
    default: return false;
  }
}

function visibleRows(scroller: HTMLElement): Element[] {
  return [...scroller.querySelectorAll('.group > .group-row, .group:not(.folded) > .rows > .row')];
}

function focusRow(scroller: HTMLElement, from: Element, by: number): boolean {
  const rows = visibleRows(scroller);
  const index = Math.max(0, Math.min(rows.length - 1, rows.indexOf(from) + by));
  return focusElement(rows[index]);
}

function pageOf(scroller: HTMLElement, row: Element): number {
  return Math.max(1, Math.floor(scroller.clientHeight / Math.max(1, row.clientHeight)) - 1);
}

function moveRight(scroller: HTMLElement, row: Element, target: Element, fold: (row: Element, folded: boolean) => void): boolean {
  const expanded = row.getAttribute('aria-expanded');
  if (expanded === 'false') fold(row, false);
  else if (expanded === 'true') return focusRow(scroller, row, 1);
  else {
    const buttons = [...row.querySelectorAll('button')];
    focusElement(buttons[buttons.findIndex((button) => button === target) + 1]);
  }
  return true;
}

function moveLeft(row: Element, target: Element, fold: (row: Element, folded: boolean) => void): boolean {
  if (row.getAttribute('aria-expanded') === 'true') fold(row, true);
  else if (target !== row) {
    const buttons = [...row.querySelectorAll('button')];
    focusElement(buttons[buttons.findIndex((button) => button === target) - 1] ?? row);
  } else focusElement(row.closest('.group')?.firstElementChild);
  return true;
}

function focusElement(target: Element | null | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  target.focus({ preventScroll: true });
  target.closest('.row')?.scrollIntoView({ block: 'nearest' });
  return true;
}

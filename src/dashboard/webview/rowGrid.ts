import { element, setAttribute, setShown, setText } from './dom';
import { moveInGrid } from './gridKeys';
import { type ItemView, patchKeyed } from './keyedPatch';

export interface GridGroup<Row> {
  readonly key: string;
  readonly title: string;
  readonly tally: string;
  readonly rows: readonly Row[];
}

/** The view of one row; `act` runs the action named by a button's `data-action`, and `reveal` by a click or Enter. */
export interface RowView<Row> extends ItemView<Row> {
  act(action: string): void;
}

export interface GridOptions<Row> {
  readonly className: string;
  readonly columns: readonly string[];
  readonly createRow: () => RowView<Row>;
  readonly isFolded: (key: string) => boolean;
  readonly setFolded: (key: string, folded: boolean) => void;
}

/** Rows in groups that fold: a tree grid with one tab stop, in which the arrow keys move. */
export interface RowGrid<Row> {
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  setNames(name: string, description: string, columns: readonly string[]): void;
  render(groups: readonly GridGroup<Row>[]): void;
}

export function createRowGrid<Row extends { readonly id: string }>(options: GridOptions<Row>): RowGrid<Row> {
  const grid = element('div', `grid ${options.className}`, { role: 'treegrid' });
  const head = createHead(options.columns);
  const scroller = element('div', 'scroller', { role: 'none' });
  grid.append(head.element, scroller);
  const rowViews = new WeakMap<Element, RowView<Row>>();
  const groupViews = new Map<string, GroupView<Row>>();
  const focus = trackActiveRow(scroller);
  const toggle = (row: Element, folded?: boolean): void => {
    const group = row.parentElement;
    const key = group?.dataset['key'];
    if (group === null || key === undefined) return;
    const next = folded ?? !group.classList.contains('folded');
    options.setFolded(key, next);
    foldGroup(group, next);
  };
  listen(scroller, (row, action) => {
    if (row.classList.contains('group-row')) toggle(row);
    else rowViews.get(row)?.act(action);
  }, toggle);
  const createRow = (): RowView<Row> => {
    const view = options.createRow();
    rowViews.set(view.element, view);
    return view;
  };
  return {
    element: grid,
    scroller,
    setNames(name, description, columns) {
      setAttribute(grid, 'aria-label', name);
      setAttribute(grid, 'aria-description', description);
      head.setNames(columns);
    },
    render(groups) {
      const settle = focus.watch();
      patchKeyed(scroller, groupViews, groups, (group) => group.key, (group) => createGroup(group.key, options.isFolded(group.key), createRow));
      settle();
    },
  };
}

function createHead(columns: readonly string[]): { element: HTMLElement; setNames(names: readonly string[]): void } {
  const group = element('div', 'head', { role: 'rowgroup' });
  const row = element('div', 'cells', { role: 'row' });
  const cells = columns.map((column) => element('div', `cell ${column}`, { role: 'columnheader' }));
  row.append(...cells);
  group.append(row);
  return {
    element: group,
    setNames(names) {
      cells.forEach((cell, index) => setText(cell, names[index] ?? ''));
    },
  };
}

interface GroupView<Row> extends ItemView<GridGroup<Row>> {
  readonly key: string;
}

function createGroup<Row extends { readonly id: string }>(key: string, folded: boolean, createRow: () => RowView<Row>): GroupView<Row> {
  const group = element('div', 'group', { role: 'rowgroup' });
  group.dataset['key'] = key;
  const row = element('div', 'row group-row', { role: 'row', 'aria-level': '1', tabindex: '-1' });
  const cell = element('div', 'group-cell', { role: 'rowheader' });
  const title = element('span', 'group-title');
  const tally = element('span', 'group-tally');
  cell.append(element('span', 'codicon twistie', { 'aria-hidden': 'true' }), title, tally);
  row.append(cell);
  const body = element('div', 'rows', { role: 'none' });
  group.append(row, body);
  foldGroup(group, folded);
  const views = new Map<string, RowView<Row>>();
  return {
    key,
    element: group,
    update(item) {
      setText(title, item.title);
      setAttribute(title, 'title', item.title);
      setText(tally, item.tally);
      patchKeyed(body, views, item.rows, (one) => one.id, createRow);
    },
  };
}

function foldGroup(group: HTMLElement, folded: boolean): void {
  const row = group.firstElementChild;
  const body = group.lastElementChild;
  if (row === null || !(body instanceof HTMLElement)) return;
  group.classList.toggle('folded', folded);
  setAttribute(row, 'aria-expanded', folded ? 'false' : 'true');
  const twistie = row.querySelector('.twistie');
  if (twistie !== null) twistie.className = `codicon twistie codicon-chevron-${folded ? 'right' : 'down'}`;
  setShown(body, !folded);
}

/** Keeps one row, and the buttons in it, in the tab order. `watch` is called before a render, what it answers after it. */
function trackActiveRow(scroller: HTMLElement): { watch(): () => void } {
  let active: Element | null = null;
  const allRows = (): Element[] => [...scroller.querySelectorAll('.row')];
  const activate = (row: Element | null): void => {
    if (active !== row) setTabIndex(active, -1);
    active = row;
    setTabIndex(row, 0);
  };
  scroller.addEventListener('focusin', (event) => {
    if (event.target instanceof Element) activate(event.target.closest('.row'));
  });
  return {
    watch() {
      const hadFocus = scroller.contains(document.activeElement);
      const index = active === null ? 0 : allRows().indexOf(active);
      return () => {
        if (active?.isConnected === true) return activate(active);
        const rows = allRows();
        activate(rows[Math.min(index, rows.length - 1)] ?? null);
        if (hadFocus && active instanceof HTMLElement) active.focus({ preventScroll: true });
      };
    },
  };
}

function setTabIndex(row: Element | null, value: 0 | -1): void {
  if (!(row instanceof HTMLElement)) return;
  if (row.tabIndex !== value) row.tabIndex = value;
  for (const button of row.querySelectorAll('button')) button.tabIndex = value;
}

function listen(scroller: HTMLElement, act: (row: Element, action: string) => void, fold: (row: Element, folded: boolean) => void): void {
  scroller.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest('.row');
    if (row === null) return;
    const button = event.target.closest('button');
    if (button !== null) act(row, button.dataset['action'] ?? '');
    else if (!selectsTextIn(row)) act(row, 'reveal');
  });
  scroller.addEventListener('keydown', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = target.closest('.row');
    if (row === null) return;
    if (target === row && (event.key === 'Enter' || event.key === ' ')) act(row, 'reveal');
    else if (!moveInGrid(scroller, row, target, event.key, fold)) return;
    event.preventDefault();
  });
}

function selectsTextIn(row: Element): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(row, true);
}

import type { DashboardStrings, FromPage, IndicatorRow, StateMark } from '../protocol';
import { showsAge } from './columns';
import { codicon, element, iconClass, setAttribute, setShown, setText } from './dom';
import type { RowView } from './rowGrid';

/** The columns of the indicators, in order; each is a class of the style sheet. */
export const indicatorColumns = ['label', 'document', 'live', 'change', 'age', 'as-of', 'state', 'source'] as const;

/** One indicator. `strings` answers with the words of the newest state. */
export function createIndicatorRow(strings: () => DashboardStrings, post: (message: FromPage) => void): RowView<IndicatorRow> {
  const row = element('div', 'row cells', { role: 'row', 'aria-level': '2', tabindex: '-1' });
  const cells = new Map(indicatorColumns.map((column) => [column, element('div', `cell ${column}`, { role: column === 'label' ? 'rowheader' : 'gridcell' })]));
  const change = createChange();
  const state = createState();
  const actions = createActions(strings);
  cells.get('change')?.append(...change.parts);
  cells.get('state')?.append(...state.parts);
  row.append(...cells.values(), actions.element);
  let current: IndicatorRow | null = null;
  const write = (column: (typeof indicatorColumns)[number], text: string, title: string): void => {
    const cell = cells.get(column);
    if (cell === undefined) return;
    setText(cell, text);
    setAttribute(cell, 'title', title);
  };
  return {
    element: row,
    update(item) {
      current = item;
      write('label', item.label, item.label);
      write('document', item.documentValue, '');
      write('live', item.liveValue ?? '–', [item.change === null ? '' : signed(item.change), item.previous ?? ''].filter((text) => text !== '').join('\n'));
      write('age', item.age?.text ?? '', item.age?.detail ?? '');
      write('as-of', item.asOf ?? '', '');
      write('source', item.source?.title ?? '', item.source === null ? '' : [item.source.title, item.source.url].filter((text) => text !== null).join('\n'));
      change.update(cells.get('change'), item.change);
      state.update(cells.get('state'), item);
      row.classList.toggle('without-live', item.liveValue === null);
      row.classList.toggle('shows-age', showsAge(item));
      row.classList.toggle('differs', item.canApply);
      setAttribute(row, 'aria-label', readAloud(item, strings()));
      actions.update(item);
    },
    act(action) {
      if (current === null) return;
      if (action === 'reveal') post({ type: 'reveal', line: current.line });
      if (action === 'apply') post({ type: 'apply', id: current.id });
      const url = current.source?.url ?? null;
      if (action === 'open' && url !== null) post({ type: 'openLink', url });
    },
  };
}

/** A row in one breath, with the words of the columns, which the narrow layout does not show. */
function readAloud(item: IndicatorRow, words: DashboardStrings): string {
  const parts = [item.label, `${words.documentValue} ${item.documentValue}`];
  if (item.liveValue !== null) parts.push(`${words.liveValue} ${item.liveValue}`);
  if (item.change !== null) parts.push(`${words.change} ${signed(item.change)}`);
  if (item.previous !== null) parts.push(item.previous);
  parts.push(item.state.text);
  return parts.join(', ');
}

const arrows = { up: 'codicon codicon-triangle-up', down: 'codicon codicon-triangle-down', same: 'codicon' } as const;
const signs = { up: '+', down: '−', same: '' } as const;

function signed(change: NonNullable<IndicatorRow['change']>): string {
  return `${signs[change.direction]}${change.text}`;
}

function createChange(): { parts: readonly HTMLElement[]; update(cell: HTMLElement | undefined, change: IndicatorRow['change']): void } {
  const arrow = codicon();
  const text = element('span');
  return {
    parts: [arrow, text],
    update(cell, change) {
      const shape = change === null ? 'codicon' : arrows[change.direction];
      if (arrow.className !== shape) arrow.className = shape;
      setText(text, change?.text ?? '');
      // The arrow is not read aloud; the sign says the same.
      if (cell !== undefined) setAttribute(cell, 'aria-label', change === null ? '' : signed(change));
    },
  };
}

function createState(): { parts: readonly HTMLElement[]; update(cell: HTMLElement | undefined, item: IndicatorRow): void } {
  const icon = codicon();
  const word = element('span', 'state-word');
  const age = element('span', 'state-age');
  return {
    parts: [icon, word, age],
    update(cell, item) {
      setText(word, item.state.text);
      setText(age, item.age?.text ?? '');
      if (cell !== undefined) markState(cell, icon, item.state, item.age?.detail);
    },
  };
}

/** Writes a state's icon, colour and whole story onto its cell. */
export function markState(cell: HTMLElement, icon: HTMLElement, state: StateMark, more = ''): void {
  const shape = iconClass(state.icon);
  if (icon.className !== shape) icon.className = shape;
  setAttribute(cell, 'data-kind', state.kind);
  const story = [state.text, state.detail, more].filter((text, index, all) => text !== '' && all.indexOf(text) === index);
  setAttribute(cell, 'title', story.join('\n'));
  setAttribute(cell, 'aria-label', story.join(', '));
}

function createActions(strings: () => DashboardStrings): { element: HTMLElement; update(item: IndicatorRow): void } {
  const cell = element('div', 'cell actions', { role: 'gridcell' });
  let apply: HTMLButtonElement | null = null;
  let open: HTMLButtonElement | null = null;
  return {
    element: cell,
    update(item) {
      if (item.canApply && apply === null) cell.prepend(apply = createAction('apply', 'replace'));
      const canOpen = (item.source?.url ?? null) !== null;
      if (canOpen && open === null) cell.append(open = createAction('open', 'link-external'));
      if (apply !== null) nameAction(apply, item.canApply, strings().apply, item.label);
      if (open !== null) nameAction(open, canOpen, strings().openSource, item.label);
    },
  };
}

/** A button in a row: an icon, and its word where the layout has room. */
export function createAction(action: string, icon: string): HTMLButtonElement {
  const button = element('button', 'action', { type: 'button', 'data-action': action, tabindex: '-1' });
  button.append(codicon(icon), element('span', 'action-word'));
  return button;
}

/** Names a row's button after what it does and to which row. */
export function nameAction(button: HTMLButtonElement, shown: boolean, word: string, label: string): void {
  setShown(button, shown);
  setAttribute(button, 'title', word);
  setAttribute(button, 'aria-label', `${word}: ${label}`);
  const text = button.lastElementChild;
  if (text instanceof HTMLElement) setText(text, word);
}

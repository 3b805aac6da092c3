import type { CitationRow, DashboardStrings, FromPage } from '../protocol';
import { codicon, element, setAttribute, setText } from './dom';
import { createAction, markState, nameAction } from './indicatorRow';
import type { RowView } from './rowGrid';

/** The columns of the citations, in order; each is a class of the style sheet. */
export const citationColumns = ['state', 'publisher', 'title', 'date'] as const;

/** One reference or inline citation. `strings` answers with the words of the newest state. */
export function createCitationRow(strings: () => DashboardStrings, post: (message: FromPage) => void): RowView<CitationRow> {
  const row = element('div', 'row cells', { role: 'row', 'aria-level': '2', tabindex: '-1' });
  const state = element('div', 'cell state', { role: 'gridcell' });
  const publisher = element('div', 'cell publisher', { role: 'gridcell' });
  const title = element('div', 'cell title', { role: 'rowheader' });
  const date = element('div', 'cell date', { role: 'gridcell' });
  const actions = element('div', 'cell actions', { role: 'gridcell' });
  const icon = codicon();
  const word = element('span', 'state-word');
  state.append(icon, word);
  row.append(state, publisher, title, date, actions);
  let current: CitationRow | null = null;
  let open: HTMLButtonElement | null = null;
  return {
    element: row,
    update(item) {
      current = item;
      const name = titleOf(item);
      setText(word, item.state.text);
      markState(state, icon, item.state);
      for (const [cell, text] of [[publisher, item.publisher], [title, name], [date, item.date]] as const) {
        setText(cell, text);
        setAttribute(cell, 'title', text);
      }
      setAttribute(row, 'aria-label', [item.state.text, item.publisher, name, item.date].filter((text) => text !== '').join(', '));
      if (item.url !== null && open === null) actions.append(open = createAction('open', 'link-external'));
      if (open !== null) nameAction(open, item.url !== null, strings().openSource, name);
    },
    act(action) {
      if (current === null) return;
      if (action === 'reveal') post({ type: 'reveal', line: current.line });
      if (action === 'open' && current.url !== null) post({ type: 'openLink', url: current.url });
    },
  };
}

function titleOf(item: CitationRow): string {
  return item.title !== '' ? item.title : item.url ?? item.publisher;
}

/** Whether a citation has every word of the filter somewhere in what its row shows; case and width do not count. */
export function matchesFilter(item: CitationRow, filter: string): boolean {
  const words = fold(filter).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return true;
  const text = fold([item.state.text, item.publisher, item.title, item.date, item.url ?? ''].join('\n'));
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

import type { CitationRow, DashboardState, DashboardStrings, FromPage } from '../protocol';
import { citationColumns, createCitationRow, matchesFilter } from './citationRow';
import { element, setAttribute, setShown, setText } from './dom';
import { foldsIn, type TabContent } from './indicatorsTab';
import type { Memory } from './memory';
import { createRowGrid, type GridGroup } from './rowGrid';
import { createFilterField } from './toolkit';

/** The references, then the inline citations, with a filter over both. */
export function createCitationsTab(memory: Memory, save: () => void, strings: () => DashboardStrings, post: (message: FromPage) => void): TabContent {
  const tab = element('div', 'tab');
  let last: Parameters<TabContent['render']>[0] | null = null;
  const filter = createFilterField((text) => {
    memory.filter = text;
    save();
    if (last !== null) render(last);
  });
  filter.className = 'filter';
  filter.value = memory.filter;
  const empty = element('p', 'empty-list');
  const grid = createRowGrid<CitationRow>({
    className: 'citations',
    columns: [...citationColumns, 'actions'],
    createRow: () => createCitationRow(strings, post),
    ...foldsIn(memory, 'c:', save),
  });
  tab.append(filter, empty, grid.element);
  const render = (state: NonNullable<typeof last>): void => {
    last = state;
    const words = strings();
    const groups = filteredGroups(state.briefing, words, memory.filter);
    const none = state.briefing.references.length + state.briefing.citations.length === 0;
    nameFilter(filter, words.filter);
    setShown(filter, !none);
    setText(empty, none ? words.noCitations : words.noMatches);
    setShown(empty, groups.length === 0);
    setShown(grid.element, groups.length > 0);
    grid.setNames(words.citations, words.reveal, [words.state, words.publisher, words.title, words.date]);
    grid.render(groups);
  };
  return { element: tab, scroller: grid.scroller, render, layout: () => undefined };
}

function nameFilter(filter: HTMLElement, name: string): void {
  setAttribute(filter, 'placeholder', name);
  setAttribute(filter, 'aria-label', name);
}

function filteredGroups(briefing: NonNullable<DashboardState['briefing']>, words: DashboardStrings, filter: string): GridGroup<CitationRow>[] {
  const groups = [
    { key: 'references', title: words.references, all: briefing.references },
    { key: 'citations', title: words.inlineCitations, all: briefing.citations },
  ];
  return groups.map(({ key, title, all }) => {
    const rows = all.filter((row) => matchesFilter(row, filter));
    return { key, title, rows, tally: rows.length === all.length ? String(all.length) : `${String(rows.length)} / ${String(all.length)}` };
  }).filter((group) => group.rows.length > 0);
}

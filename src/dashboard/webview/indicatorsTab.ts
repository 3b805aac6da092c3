import type { DashboardState, DashboardStrings, FromPage, IndicatorGroup, IndicatorRow } from '../protocol';
import { type ColumnWidths, createMeasure, emptyWidths, fitNarrow, growWidths, headedWidths, narrowWidths } from './columns';
import { element, setShown, setText } from './dom';
import { createIndicatorRow, indicatorColumns } from './indicatorRow';
import type { Memory } from './memory';
import { createNotice } from './notice';
import { createRowGrid, type GridGroup } from './rowGrid';

/** A tab's content: it is given every state, and told when the page's width has changed. */
export interface TabContent {
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  render(state: DashboardState & { readonly briefing: NonNullable<DashboardState['briefing']> }): void;
  layout(): void;
}

/** From this width on, in px, the page is a table with a column for everything. */
export const wideFrom = 600;

/** The live indicators in the groups of the document. */
export function createIndicatorsTab(memory: Memory, save: () => void, strings: () => DashboardStrings, post: (message: FromPage) => void): TabContent {
  const tab = element('div', 'tab');
  const hint = createNotice('info', () => post({ type: 'openConfiguration' }));
  const locked = createNotice('lock', () => post({ type: 'allowHosts' }));
  const empty = element('p', 'empty-list');
  const grid = createRowGrid<IndicatorRow>({
    className: 'indicators',
    columns: [...indicatorColumns, 'actions'],
    createRow: () => createIndicatorRow(strings, post),
    ...foldsIn(memory, 'i:', save),
  });
  tab.append(hint.element, locked.element, empty, grid.element);
  const measureIn = createMeasure();
  let widths = emptyWidths();
  let title = '';
  const layout = (): void => setColumns(grid.element, widths, strings(), measureIn(grid.element));
  return {
    element: tab,
    scroller: grid.scroller,
    layout,
    render({ briefing, trusted }) {
      const words = strings();
      hint.render(trusted && !briefing.hasSources ? words.noSources : '', words.addSource);
      locked.render(briefing.notAllowedText, words.allowHosts);
      const isEmpty = briefing.indicators.every((group) => group.rows.length === 0);
      setText(empty, words.noIndicators);
      setShown(empty, isEmpty);
      setShown(grid.element, !isEmpty);
      if (briefing.title !== title) widths = emptyWidths();
      title = briefing.title;
      growWidths(widths, briefing.indicators, measureIn(grid.element));
      layout();
      grid.setNames(words.indicators, words.reveal, [words.label, words.documentValue, words.liveValue, words.change, words.age ?? '', words.asOf, words.state, words.source]);
      grid.render(keyGroups(briefing.indicators));
    },
  };
}

/** Two groups of one title are told apart by which comes first. */
function keyGroups(groups: readonly IndicatorGroup[]): GridGroup<IndicatorRow>[] {
  const seen = new Map<string, number>();
  return groups.filter((group) => group.rows.length > 0).map((group) => {
    const count = (seen.get(group.title) ?? 0) + 1;
    seen.set(group.title, count);
    return { ...group, key: `${group.title}\n${String(count)}` };
  });
}

/** Folds of a grid, kept in the page's memory under a prefix of its own. */
export function foldsIn(memory: Memory, prefix: string, save: () => void): { isFolded(key: string): boolean; setFolded(key: string, folded: boolean): void } {
  return {
    isFolded: (key) => memory.folded.includes(prefix + key),
    setFolded(key, folded) {
      memory.folded = memory.folded.filter((one) => one !== prefix + key);
      if (folded) memory.folded.push(prefix + key);
      save();
    },
  };
}

function setColumns(grid: HTMLElement, widths: ColumnWidths, words: DashboardStrings, measure: (text: string) => number): void {
  const page = document.documentElement.clientWidth;
  const wide = page >= wideFrom;
  const sides = 20 + 2 + 10;
  const shown = wide ? headedWidths(widths, words, measure) : narrowWidths(widths);
  const fit = fitNarrow(shown, page - sides);
  const set = (name: string, width: number): void => grid.style.setProperty(`--column-${name}`, `${String(width)}px`);
  set('document', shown.document);
  set('live', shown.live);
  set('change', shown.change);
  set('age', shown.age);
  set('as-of', shown.asOf);
  set('state', wide ? Math.min(180, Math.max(shown.state, shown.stateAlone, 72)) : fit.state);
  set('actions', Math.ceil(measure(words.apply)) + 56);
  grid.classList.toggle('words-as-ages', !wide && fit.beside === 'age');
  grid.classList.toggle('state-as-icon', !wide && fit.beside === 'nothing');
  grid.classList.toggle('without-changes', !wide && !fit.showsChange);
}

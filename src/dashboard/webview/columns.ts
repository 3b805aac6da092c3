import type { DashboardStrings, IndicatorGroup, IndicatorRow } from '../protocol';

/** Natural widths in px, the widest text of each column. */
export interface ColumnWidths {
  document: number;
  live: number;
  change: number;
  age: number;
  asOf: number;
  /** The state of rows that have a change beside it, and of those that have none and may use its place. */
  state: number;
  stateAlone: number;
  label: number;
}

/** How the narrow layout is cut for the width there is. */
export interface NarrowFit {
  readonly state: number;
  readonly showsStateText: boolean;
  readonly showsChange: boolean;
}

const icon = 20;
const arrow = 14;
const gap = 8;
/** As in the style sheet. */
const narrowFigures = 0.92;
/** Room for two icon buttons, which take the state's place under the pointer. */
const actions = 44;
const comfortableLabel = 88;
const legibleLabel = 60;
const leastLabel = 40;

export function emptyWidths(): ColumnWidths {
  return { document: 0, live: 0, change: 0, age: 0, asOf: 0, state: 0, stateAlone: 0, label: 0 };
}

/** Widens the columns to what these rows need. They never narrow again, so that nothing jumps when a value gets shorter. */
export function growWidths(widths: ColumnWidths, groups: readonly IndicatorGroup[], measure: (text: string) => number): void {
  const grow = (column: keyof ColumnWidths, width: number): void => {
    widths[column] = Math.max(widths[column], Math.ceil(width));
  };
  for (const row of groups.flatMap((group) => group.rows)) {
    grow('label', measure(row.label));
    grow('document', measure(row.documentValue));
    grow('live', measure(row.liveValue ?? '–'));
    if (row.change !== null) grow('change', measure(row.change.text) + arrow);
    if (row.age !== null) grow('age', measure(row.age.text));
    if (row.asOf !== null) grow('asOf', measure(row.asOf));
    grow(row.change === null ? 'stateAlone' : 'state', icon + measure(shortState(row)));
  }
}

/** What the narrow layout says beside the state's icon: the age of a good value, the word of any other state. */
export function shortState(row: IndicatorRow): string {
  return row.state.kind === 'good' && row.age !== null ? row.age.text : row.state.text;
}

/**
 * Numbers are never cut. What is short of room gives way in this order: long state words (with an ellipsis), the label
 * down to what can be read, state words altogether, the change.
 */
export function fitNarrow(widths: ColumnWidths, available: number): NarrowFit {
  const numbers = widths.document + widths.live + 2 * gap;
  const change = widths.change === 0 ? 0 : widths.change + gap;
  const ageWidth = icon + widths.age;
  const wanted = Math.max(widths.state, widths.stateAlone - change, ageWidth, actions);
  const leftBeside = (label: number): number => available - numbers - change - gap - Math.min(widths.label, label);
  const least = Math.max(ageWidth, actions);
  if (leftBeside(comfortableLabel) >= least) return { state: Math.min(wanted, leftBeside(comfortableLabel)), showsStateText: true, showsChange: true };
  if (leftBeside(legibleLabel) >= least) return { state: least, showsStateText: true, showsChange: true };
  return { state: icon, showsStateText: false, showsChange: leftBeside(leastLabel) >= icon };
}

/** The columns with room for the words at their head, as the wide layout has them. */
export function headedWidths(widths: ColumnWidths, words: DashboardStrings, measure: (text: string) => number): ColumnWidths {
  const widest = (width: number, word: string): number => Math.max(width, Math.ceil(measure(word)));
  return {
    ...widths, document: widest(widths.document, words.documentValue), live: widest(widths.live, words.liveValue), change: widest(widths.change, words.change),
    age: widest(widths.age, words.age ?? ''), asOf: widest(widths.asOf, words.asOf), state: widest(widths.state, words.state),
  };
}

/** The same columns in the smaller figures of the narrow layout. */
export function narrowWidths(widths: ColumnWidths): ColumnWidths {
  const scale = (width: number): number => Math.ceil(width * narrowFigures);
  return {
    ...widths, document: scale(widths.document), live: scale(widths.live), age: scale(widths.age), state: scale(widths.state), stateAlone: scale(widths.stateAlone),
    change: widths.change === 0 ? 0 : scale(widths.change - arrow) + arrow,
  };
}

/** Measures texts in the font of an element. Every digit counts as the widest one, as tabular figures have it. */
export function createMeasure(): (sample: Element) => (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  let font = '';
  return (sample) => {
    const style = getComputedStyle(sample);
    const now = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    if (now !== font) known.clear();
    font = now;
    return (text) => {
      const shape = text.replace(/[0-9]/g, '0');
      let width = known.get(shape);
      if (width === undefined) {
        if (context !== null) context.font = font;
        width = context?.measureText(shape).width ?? shape.length * 8;
        known.set(shape, width);
      }
      return width;
    };
  };
}

import type { DashboardStrings, IndicatorGroup, IndicatorRow } from '../protocol';

/** Natural widths in px, the widest text of each column. */
export interface ColumnWidths {
  document: number;
  live: number;
  change: number;
  age: number;
  asOf: number;
  /** The state's icon and word: of rows with a live value, and of those without one, which may use the place of value and change. */
  state: number;
  stateAlone: number;
  label: number;
}

/** How the narrow layout is cut for the width there is. */
export interface NarrowFit {
  readonly state: number;
  /** What stands beside the icon of a row with a live value: the word where it is not good, the age always, or nothing. */
  readonly beside: 'word' | 'age' | 'nothing';
  readonly showsChange: boolean;
}

const icon = 20;
const arrow = 14;
const gap = 6;
/** As in the style sheet. */
const narrowFigures = 0.92;
/** Room for two icon buttons, which take the state's place under the pointer. */
const actions = 44;
const comfortableLabel = 88;
const legibleLabel = 70;

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
    grow(row.liveValue === null ? 'stateAlone' : 'state', icon + (showsAge(row) ? 0 : measure(row.state.text)));
  }
}

/** Whether the narrow layout says the age beside the state's icon, as it does of a good value; otherwise it says the word. */
export function showsAge(row: IndicatorRow): boolean {
  return row.state.kind === 'good' && row.age !== null;
}

/**
 * Numbers are never cut. What is short of room gives way in this order: the label down to what is comfortable, state words
 * (to the age), the label down to what can be read, the age, the change (which the live value then has in its title).
 */
export function fitNarrow(widths: ColumnWidths, available: number): NarrowFit {
  const change = widths.change === 0 ? 0 : widths.change + gap;
  const least = Math.max(icon + widths.age, actions);
  const leftForState = (label: number, showsChange: boolean): number =>
    available - widths.document - widths.live - 3 * gap - Math.min(widths.label, label) - (showsChange ? change : 0);
  for (const showsChange of [true, false]) {
    // The word of a row without a live value also has the places of value and change, which are narrow where no row has them.
    const alone = widths.stateAlone - widths.live - gap - (showsChange ? change : 0);
    const words = Math.max(least, widths.state, alone);
    if (leftForState(comfortableLabel, showsChange) >= words) return { state: words, beside: 'word', showsChange };
    const room = leftForState(legibleLabel, showsChange);
    if (room >= least) return { state: least, beside: 'age', showsChange };
    // Without the change beside it, the icon's place must hold the buttons, or they would cover a value.
    if (room >= icon) return { state: showsChange ? icon : actions, beside: 'nothing', showsChange };
  }
  return { state: actions, beside: 'nothing', showsChange: false };
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

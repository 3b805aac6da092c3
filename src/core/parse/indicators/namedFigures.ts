import type { Briefing, Bullet, Section } from '../../model/briefing';
import type { Figure } from '../../model/figure';
import { halfWidth } from '../normalize';
import { readProse } from '../prose';
import { stepBack } from './connectors';
import { countryOf } from './countries';
import type { Indicator, IndicatorMeasure } from './indicators';
import type { FoundName, NameTable } from './nameTable';
import { leavesName, periodBehind, standsAsLevel } from './surroundings';

/** A figure right behind the name of what it is the value of: `ドル円: 153`, `TOPIX PBR hovers around 1.4`. */
export interface NamedFigure {
  /** The same for two figures of one thing: the indicator, with its country where there is one for each. */
  readonly key: string;
  /** The name as written. */
  readonly name: string;
  readonly figure: Figure;
  /** The bullet it stands in; null in a paragraph. */
  readonly bullet: Bullet | null;
  readonly section: Section | null;
  /** A colon, or the bar of a cell, parts the name from the figure. */
  readonly isLabelled: boolean;
  /** Years, quarters and bases told with it, in plain words; empty for none. */
  readonly period: string;
}

/** The figures of bullets that stand behind a name of the table; and, of the names that are the label of one of them, those of paragraphs. */
export function readNamedFigures(briefing: Briefing, names: NameTable): readonly NamedFigure[] {
  const named: NamedFigure[] = [];
  for (const bullet of briefing.bullets) {
    if (bullet.figures.length > 0) readPlace({ briefing, names, words: briefing.text, offset: 0, start: bullet.body.start, end: bullet.body.end, bullet, section: bullet.section }, bullet.figures, named);
  }
  const labels = new Set(named.flatMap(({ key, isLabelled }) => (isLabelled ? [idOf(key)] : [])));
  if (labels.size === 0) return [];
  const known = names.only(labels);
  for (const { range, section } of briefing.prose) {
    const { words, offset, figures } = readProse(briefing, range);
    if (figures.length > 0) readPlace({ briefing, names: known, words, offset, start: 0, end: words.length, bullet: null, section }, figures, named);
  }
  return named.filter(({ key }) => labels.has(idOf(key)));
}

const idOf = (key: string): string => key.slice(0, key.indexOf('@'));

/** A stretch of words whose figures are looked at; offsets of `words` are `offset` less than those of the document. */
interface Place {
  readonly briefing: Briefing;
  readonly names: NameTable;
  readonly words: string;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  readonly bullet: Bullet | null;
  readonly section: Section | null;
}

function readPlace(place: Place, figures: readonly Figure[], named: NamedFigure[]): void {
  let floor = place.start;
  for (const figure of figures) {
    const found = readNamed(place, floor, figure);
    if (found) named.push(found);
    floor = figure.range.end - place.offset;
  }
}

/** In characters: further back no name is looked for. */
const LONGEST_REACH = 80;
const MOST_STEPS = 12;

function readNamed(place: Place, floor: number, figure: Figure): NamedFigure | null {
  const { words, offset } = place;
  const start = figure.range.start - offset;
  const from = Math.max(floor, start - LONGEST_REACH);
  const reach = halfWidth(words.slice(from, start));
  let isLabelled = false;
  for (let at = reach.length, steps = 0; at > 0 && steps < MOST_STEPS; steps++) {
    const found = place.names.endingAt(reach, 0, at);
    if (found) return namedBy(place, figure, found, { reach, end: at, isFirst: from === place.start, isLabelled });
    const step = stepBack(reach, 0, at);
    if (!step) return null;
    isLabelled ||= step.isLabelEnd;
    at = step.at;
  }
  return null;
}

interface Reach {
  /** The words before the figure, made plain. */
  readonly reach: string;
  /** Where the name ends in them. */
  readonly end: number;
  /** They begin where the stretch begins. */
  readonly isFirst: boolean;
  readonly isLabelled: boolean;
}

function namedBy(place: Place, figure: Figure, { indicator, start }: FoundName, { reach, end, isLabelled }: Reach): NamedFigure | null {
  const { words, offset, section, bullet } = place;
  if (!isMeasuredIn(indicator, figure, isLabelled) || !leavesName(reach.slice(0, start))) return null;
  const behind = halfWidth(words.slice(figure.range.end - offset, Math.min(place.end, figure.range.end - offset + 60)));
  if (!standsAsLevel(behind)) return null;
  const country = indicator.isNational || indicator.home !== null ? countryAround(place, figure, reach) : '';
  if (country === 'several' || (indicator.home !== null && country !== '' && country !== indicator.home)) return null;
  return { key: `${indicator.id}@${indicator.isNational ? country : ''}`, name: reach.slice(start, end).trim(), figure, bullet, section, isLabelled, period: periodBehind(behind) };
}

/** The country that the name's own words, its sentence, its bullet or paragraph, or its section speaks of: the nearest of them that speaks of any. */
function countryAround(place: Place, figure: Figure, reach: string): string {
  const near = countryOf(reach.slice(Math.max(0, reach.length - 40)));
  if (near !== null) return near;
  const from = Math.max(place.start, figure.range.start - place.offset - 600);
  return countryOf(place.words.slice(from, Math.min(place.end, figure.range.end - place.offset + 600))) ?? countryOf(place.section?.path.join('\n') ?? '') ?? '';
}

const UNITS: Readonly<Record<IndicatorMeasure, ReadonlySet<string | null>>> = {
  rate: new Set(['%']), ratio: new Set([null, '倍', 'x']), price: new Set([null]), index: new Set([null, 'pt']), money: new Set([null]),
};

/** A label may leave the per cent out. */
function isMeasuredIn({ measure, pair }: Indicator, { unit, currency }: Figure, isLabelled: boolean): boolean {
  if (measure === null) return true;
  if (!UNITS[measure].has(unit) && !(measure === 'rate' && isLabelled && unit === null && currency === null)) return false;
  if (currency === null) return true;
  return measure === 'money' || (measure === 'price' ? currency === pair?.[1] : measure === 'index' && currency === 'JPY');
}

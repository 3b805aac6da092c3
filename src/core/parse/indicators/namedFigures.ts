import type { Briefing, Bullet, Section } from '../../model/briefing';
import type { Figure } from '../../model/figure';
import type { Range } from '../../model/range';
import { halfWidth } from '../normalize';
import { readProse, type ProseReader } from '../prose';
import { stepBack } from './connectors';
import { countryOf } from './countries';
import type { Indicator, IndicatorMeasure } from './indicators';
import type { FoundName, NameTable } from './nameTable';
import { isOfAnotherTime, leavesName, periodBehind, standsAsLevel } from './surroundings';

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
  /** A colon, or the bar of a cell, parts the name from the figure; or the label stands right before the name. */
  readonly isLabelled: boolean;
  /** Years, quarters and bases told with it, in plain words; empty for none. */
  readonly period: string;
}

/** The figures of bullets that stand behind a name of the table; and, of the names that are the label of one of them, those of paragraphs. */
export function readNamedFigures(briefing: Briefing, names: NameTable, read: ProseReader = (range) => readProse(briefing, range)): readonly NamedFigure[] {
  const { text } = briefing;
  const named: NamedFigure[] = [];
  for (const bullet of briefing.bullets) {
    const { figures, body, section } = bullet;
    if (figures.length > 0) readPlace(new Place(text, 0, body.start, body.end, bullet, section), figures, names, null, named);
  }
  const ids = new Set(named.flatMap(({ key, isLabelled }) => (isLabelled ? [idOf(key)] : [])));
  if (ids.size === 0) return [];
  for (const { range, section } of briefing.prose) {
    if (!mayName(text, range, names, ids)) continue;
    const { words, offset, figures } = read(range);
    readPlace(new Place(words, offset, 0, words.length, null, section), figures, names, ids, named);
  }
  return named.filter(({ key }) => ids.has(idOf(key)));
}

const idOf = (key: string): string => key.slice(0, key.indexOf('@'));

/** Whether a name stands before some digit, so that few paragraphs are read. */
function mayName(text: string, { start, end }: Range, names: NameTable, ids: ReadonlySet<string>): boolean {
  let wasDigit = false;
  for (let at = start; at < end; at++) {
    const isDigit = isAnyDigit(text.charCodeAt(at));
    if (isDigit && !wasDigit && nameBefore(text, start, signStart(text, start, at), names, ids)) return true;
    wasDigit = isDigit;
  }
  return false;
}

/** What may stand between a name and its digits as part of the figure. */
const SIGNS: ReadonlySet<number> = new Set(Array.from('+-−‐‑±▲△$¥￥€£', (character) => character.charCodeAt(0)));

function signStart(text: string, floor: number, digit: number): number {
  let at = digit;
  while (at > floor && SIGNS.has(text.charCodeAt(at - 1))) at--;
  return at;
}

const isAnyDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

/** A stretch of words whose figures are looked at, from `start` to `end`; offsets of `words` are `offset` less than those of the document. */
class Place {
  private own: string | null | undefined;

  constructor(
    readonly words: string,
    readonly offset: number,
    readonly start: number,
    readonly end: number,
    readonly bullet: Bullet | null,
    readonly section: Section | null,
  ) {}

  /** The country that the words around an offset, or else the section, speak of; empty for none. */
  countryAround(at: number): string {
    const { words, start, end } = this;
    const isLong = end - start > 2 * LONGEST_AROUND;
    const spoken = isLong ? countryOf(words.slice(Math.max(start, at - LONGEST_AROUND), Math.min(end, at + LONGEST_AROUND))) : (this.own === undefined ? (this.own = countryOf(words.slice(start, end))) : this.own);
    return spoken ?? countryOf(this.section?.path.join('\n') ?? '') ?? '';
  }
}

/** How far around a figure countries are looked for. */
const LONGEST_AROUND = 600;

function readPlace(place: Place, figures: readonly Figure[], names: NameTable, ids: ReadonlySet<string> | null, named: NamedFigure[]): void {
  let floor = place.start;
  for (const figure of figures) {
    const found = nameBefore(place.words, floor, figure.range.start - place.offset, names, ids);
    const one = found && namedBy(place, figure, found);
    if (one) named.push(one);
    floor = figure.range.end - place.offset;
  }
}

/** In characters: further back no name is looked for. */
const LONGEST_REACH = 80;
const MOST_STEPS = 12;

interface NameBefore extends FoundName {
  readonly end: number;
  /** How far back its clause is looked at. */
  readonly from: number;
  readonly isLabelled: boolean;
}

/** The name that is parted from what begins at `start` by connecting words alone. */
function nameBefore(text: string, floor: number, start: number, names: NameTable, ids: ReadonlySet<string> | null): NameBefore | null {
  const from = Math.max(floor, start - LONGEST_REACH);
  let isLabelled = false;
  let at = start;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const found = names.endingAt(text, from, at, ids);
    if (found) return { ...found, end: at, from, isLabelled };
    const step = stepBack(text, from, at);
    if (!step) return null;
    isLabelled ||= step.isLabelEnd;
    at = step.at;
  }
  return null;
}

function namedBy(place: Place, figure: Figure, { indicator, start, end, from, isLabelled: hasColon }: NameBefore): NamedFigure | null {
  const { words, offset, section, bullet } = place;
  const before = halfWidth(words.slice(from, start));
  if (!isMeasuredIn(indicator, figure, hasColon) || !leavesName(before) || indicator.near?.test(before.slice(-LONGEST_NEAR)) === false) return null;
  const behind = halfWidth(words.slice(figure.range.end - offset, Math.min(place.end, figure.range.end - offset + 60)));
  const isLabelled = hasColon || standsBehindLabel(place, start);
  if (!standsAsLevel(behind) || (!isLabelled && isOfAnotherTime(behind))) return null;
  const country = indicator.isNational || indicator.home !== null ? countryAround(place, figure, start) : '';
  if (country === 'several' || (indicator.home !== null && country !== '' && country !== indicator.home)) return null;
  return { key: `${indicator.id}@${indicator.isNational ? country : ''}`, name: words.slice(start, end).trim(), figure, bullet, section, isLabelled, period: periodBehind(behind) };
}

const LONGEST_NEAR = 40;

/** `日銀: Rates unchanged at 0.75%`: of what the label names, this is the figure. */
const standsBehindLabel = ({ bullet, words }: Place, nameStart: number): boolean => bullet !== null && bullet.label !== null && bullet.label.range.end <= nameStart && /^[\s:：*_]*$/.test(words.slice(bullet.label.range.end, nameStart));

/** The country that the name and the words before it, its bullet or paragraph, or its section speaks of: the nearest of them that speaks of any. */
function countryAround(place: Place, figure: Figure, nameStart: number): string {
  const at = figure.range.start - place.offset;
  const near = countryOf(place.words.slice(Math.max(place.start, nameStart - 20), at));
  if (near !== null) return near;
  return place.countryAround(at);
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

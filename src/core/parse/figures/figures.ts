import type { Label } from '../../model/briefing';
import type { Figure } from '../../model/figure';
import type { Range } from '../../model/range';
import { labelBetween } from './figureLabels';
import { HIDDEN, isDigit, isFraction, isLetter, type Stretch } from './figureText';
import { scanFigure, type FigureDraft } from './scanFigure';

/**
 * Finds the figures of a bullet's body or a heading, the stretch from `start` to `end`. `text` is the document as written, `plain` the same
 * with hidden parts masked and full-width characters made plain (equally long). `bulletLabel` names what no nearer label does; a number in
 * it is part of the name. `dates` are the dates that stand in the stretch, in order: their numbers are no quantities.
 *
 * Stops only at digits, each of which is looked at once: linear in the length of the stretch.
 */
export function readFigures(text: string, plain: string, start: number, end: number, bulletLabel: Label | null, dates: readonly Range[]): Figure[] {
  const first = bulletLabel ? Math.max(start, bulletLabel.range.end) : start;
  let at = nextNumber(plain, first, end);
  if (at >= end) return [];
  const figures: Figure[] = [];
  const stretch: Stretch = { plain, floor: start, limit: end, edge: 0 };
  const names = { label: bulletLabel?.text ?? null, from: bulletLabel ? behindColon(plain, first) : start };
  let yen: { readonly currency: string | null } | null = null;
  let nextDate = 0;
  for (; at < end; at = nextNumber(plain, at, end)) {
    for (; (dates[nextDate]?.end ?? Infinity) <= at; nextDate++) passDate(stretch, dates[nextDate]);
    const date = dates[nextDate];
    if (date && date.start <= at) {
      at = date.end;
      continue;
    }
    stretch.limit = date ? Math.min(end, date.start) : end;
    const { draft, end: to } = scanFigure(stretch, at);
    at = to;
    if (!draft || standsInLabel(plain, draft, start, end)) continue;
    names.label = labelBetween(text, plain, names.from, draft.range.start) ?? names.label;
    names.from = draft.range.end;
    if (draft.currency === '¥') yen ??= yenOrYuan(plain.slice(start, end));
    figures.push(figureOf(text, draft, draft.currency === '¥' && yen ? yen.currency : draft.currency, names.label));
    stretch.floor = draft.range.end;
    stretch.edge = plain.charCodeAt(draft.range.end - 1);
  }
  return figures;
}

/** The next digit, or ½ and the like. */
function nextNumber(plain: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = plain.charCodeAt(at);
    if (code >= 0x30 && (code <= 0x39 || (code >= 0xbc && isFraction(code)))) break;
  }
  return at;
}

/** Emphasis and a space may stand between a label and its colon. */
function behindColon(plain: string, labelEnd: number): number {
  for (let at = labelEnd; at < labelEnd + 5; at++) if (plain.charCodeAt(at) === 0x3a) return at + 1;
  return labelEnd;
}

function passDate(stretch: Stretch, date: Range | undefined): void {
  if (!date || date.end < stretch.floor) return;
  stretch.floor = date.end;
  stretch.edge = HIDDEN;
}

function figureOf(text: string, { range, low, high, unit, approximate, scale, number, sign }: FigureDraft, currency: string | null, label: string | null): Figure {
  return { range, raw: text.slice(range.start, range.end), label, low, high, unit, currency, approximate, scale, number, sign };
}

const YUAN = /人民元|人民[币幣]|\b(?:RMB|CN[YH]|renminbi|yuan)\b/i;
const YEN = /円|日本|日銀|\b(?:yen|JPY|BOJ|Japan(?:ese)?|Tokyo)\b/i;
const PAIRS = /[A-Z]{3}\/[A-Z]{3}/g;

/** `¥` is the yen, but the yuan where the yuan is spoken of, and not told where both are. A rate such as `USD/CNY` speaks of neither. */
function yenOrYuan(words: string): { readonly currency: string | null } {
  const spoken = words.replace(PAIRS, '');
  return { currency: YUAN.test(spoken) ? (YEN.test(spoken) ? null : 'CNY') : 'JPY' };
}

const LONGEST_LABEL_END = 30;

/** `6ドメイン接点:` is a name that begins with a digit; what stands right behind a colon of its own is none. */
function standsInLabel(plain: string, { range }: FigureDraft, start: number, end: number): boolean {
  const limit = Math.min(end, range.end + LONGEST_LABEL_END + 1);
  let at = range.end;
  while (at < limit && isLabelPart(plain.charCodeAt(at))) at++;
  if (at === range.end || at >= end || plain.charCodeAt(at) !== 0x3a || !isWhite(plain.charCodeAt(at + 1))) return false;
  let before = range.start;
  while (before > start && range.start - before < 8 && (isWhite(plain.charCodeAt(before - 1)) || plain.charCodeAt(before - 1) === 0x2a || plain.charCodeAt(before - 1) === 0x5f)) before--;
  return before === start || plain.charCodeAt(before - 1) !== 0x3a;
}

const isWhite = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0xa0;

const isLabelPart = (code: number): boolean => code === 0x20 || isDigit(code) || isLetter(code) || (code >= 0x3005 && code <= 0x30ff) || (code >= 0x3400 && code <= 0xd7a3);

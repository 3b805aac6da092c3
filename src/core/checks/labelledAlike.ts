import type { Briefing, Bullet, Section } from '../model/briefing';
import type { Figure } from '../model/figure';
import { gather } from '../model/gather';
import { sliceOf } from '../model/range';
import { simpleName } from '../parse/indicators/nameTable';
import { decidingDate } from './freshness';
import { areTwoMonths, areTwoPeriods, type SameCase } from './samePeriod';

/** A figure of something at one place; `bullet` is null in a paragraph. */
export interface Place {
  readonly name: string;
  readonly figure: Figure;
  readonly bullet: Bullet | null;
}

/**
 * Pairs of tagged bullets that say one thing of one label: in one section, or the only two of the document in sections that are no parallels.
 * Most labels are no names of one thing everywhere (`TAM`, `Revenue`), so that nothing else is compared. Bullets of `known` are compared by what they name.
 */
export function labelledAlike(briefing: Briefing, known: ReadonlyMap<Bullet, unknown>, isSameCase: SameCase): [Place, Place][] {
  const byLabel = new Map<string, Bullet[]>();
  for (const bullet of briefing.bullets) {
    if (!bullet.tag || !bullet.label || !isPlainValue(briefing, bullet) || known.has(bullet)) continue;
    gather(byLabel, simpleName(bullet.label.text), bullet);
  }
  const pairs: [Place, Place][] = [];
  for (const [label, same] of byLabel) {
    if (same.length < 2) continue;
    const [one, other] = same;
    if (same.length === 2 && one && other && one.section !== other.section) {
      if (!GENERIC.test(label) && areApart(one.section, other.section) && isSameCase(one.section, other.section) && speakOfOneTime(one, other)) pairs.push([placeOf(one), placeOf(other)]);
    } else pairs.push(...pairsInSections(same));
  }
  return pairs;
}

/** Each bullet with the first of its section that it can be compared with. */
function pairsInSections(same: readonly Bullet[]): [Place, Place][] {
  const first = new Map<Section | null, Bullet>();
  return same.flatMap((bullet): [Place, Place][] => {
    const earlier = first.get(bullet.section);
    if (!earlier) first.set(bullet.section, bullet);
    return earlier && speakOfOneTime(earlier, bullet) ? [[placeOf(earlier), placeOf(bullet)]] : [];
  });
}

const placeOf = (bullet: Bullet): Place => {
  const [figure] = bullet.figures;
  if (!figure) throw new Error('A bullet without a figure has no value to compare.');
  return { name: bullet.label?.text ?? '', figure, bullet };
};

/** A label, a figure, and nothing else that could say what the figure is of: `Order book: $58.3B`. */
function isPlainValue({ text }: Briefing, { label, figures, body }: Bullet): boolean {
  const [figure] = figures;
  if (!label || !figure || figures.length > 1) return false;
  return BESIDE.test(sliceOf(text, { start: label.range.end, end: figure.range.start })) && BESIDE.test(sliceOf(text, { start: figure.range.end, end: body.end }));
}

const BESIDE = /^[\s:：*_|.。~～≈約"“”「」]*$/;

/** Labels that each section has for its own. */
const GENERIC = /^(?:tam|sam|som|cagr|revenue|sales|profit|price|growth|volume|total|share|score|rating|rank|target|change|marketcap|marketsize|eps|per|pbr|roe|yield|dividend|capex|budget|investment|value|amount|number|売上高?|利益|営業利益|純利益|経常利益|株価|価格|市場規模|成長率|前年比|合計|総額|件数|数量|時価総額|配当|配当利回り|目標|目標株価|投資額|投資動向|受注|受注高|シェア|評価|順位|スコア)$/;

/** At different depths, and neither within the other: sections that stand side by side, or at one depth, are made alike for different things. */
const areApart = (one: Section | null, other: Section | null): boolean =>
  one !== null && other !== null && one.path.length !== other.path.length && !isWithin(one, other) && !isWithin(other, one);

const isWithin = (inner: Section, outer: Section): boolean => inner.path.length > outer.path.length && outer.path.every((title, index) => inner.path[index] === title);

function speakOfOneTime(one: Bullet, other: Bullet): boolean {
  const [left, right] = [decidingDate(one), decidingDate(other)];
  if (areTwoPeriods(left, right) || areTwoMonths(left, right)) return false;
  return one.section !== other.section || !left?.to || !right?.to || left.to === right.to;
}

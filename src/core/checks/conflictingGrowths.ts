import type { Bullet } from '../model/briefing';
import type { Figure } from '../model/figure';
import { gather } from '../model/gather';
import type { Growth } from '../model/growth';
import { lastDigitOf } from '../parse/figures/figurePrecision';
import type { DocumentGrowths } from './documentGrowths';
import { agree, comparable } from './figureAgreement';
import type { Place } from './labelledAlike';

/** A part of a growth in a paragraph, and the same part in a bullet that tells another value of it. */
export interface GrowthConflict {
  readonly here: Place;
  readonly there: Place;
}

/** More growths of about the same size are not looked through. */
const MOST_LOOKS = 16;

/**
 * Growths of paragraphs that sum up one of a bullet: two of start, end and rate are the same, and the third is not. Nothing else need be known of
 * what grows, in whatever language it is told.
 */
export function conflictingGrowths({ inBullets, inProse }: DocumentGrowths): GrowthConflict[] {
  if (inBullets.length === 0 || inProse.length === 0) return [];
  const index = new Map<string, { growth: Growth; bullet: Bullet }[]>();
  for (const told of inBullets) for (const key of keysOf(told.growth, [0])) gather(index, key, told);
  return inProse.flatMap((growth) => conflictOf(growth, keysOf(growth, [-1, 0, 1]).flatMap((key) => (index.get(key) ?? []).slice(0, MOST_LOOKS))) ?? []);
}

/** Start and rate by their rough size, and by the sizes beside it. */
function keysOf({ start, rate }: Growth, around: readonly number[]): string[] {
  const [size, share] = [Math.round(Math.log(start.low) * 2), Math.round(rate.low)];
  return around.flatMap((step) => [`start ${size + step}`, `rate ${share + step}`]);
}

type Part = 'start' | 'end' | 'rate';

function conflictOf(growth: Growth, others: readonly { growth: Growth; bullet: Bullet }[]): GrowthConflict | null {
  let conflict: GrowthConflict | null = null;
  for (const { growth: other, bullet } of others) {
    if (areOfOtherYears(growth, other) || !comparable(growth.start, other.start) || !comparable(growth.end, other.end)) continue;
    const parts = (['start', 'end', 'rate'] as const).filter((part) => !agree(growth[part], other[part]));
    if (parts.length === 0) return null;
    const [part] = parts;
    if (part && parts.length === 1 && isTelling(growth, other, part)) {
      conflict ??= { here: { name: nameOf(other, part), figure: growth[part], bullet: null }, there: { name: nameOf(other, part), figure: other[part], bullet } };
    }
  }
  return conflict;
}

/** Two amounts of one digit each, or a rate in whole per cent, may be the same by chance. */
function isTelling(one: Growth, other: Growth, part: Part): boolean {
  if (part !== 'rate') return isFine(one.rate) && isFine(other.rate);
  return [other.start, other.end].some((figure) => figure.low >= 10 * lastDigitOf(figure));
}

/** What the two have in common: `$390B → $3497B`, `$390B → … (30.6%)`. */
function nameOf({ start, end, rate }: Growth, part: Part): string {
  const amounts = `${part === 'start' ? '…' : start.raw} → ${part === 'end' ? '…' : end.raw}`;
  return part === 'rate' ? amounts : `${amounts} (${rate.raw})`;
}

const areOfOtherYears = (one: Growth, other: Growth): boolean => differs(one.startYear, other.startYear) || differs(one.endYear, other.endYear);

const differs = (one: number | null, other: number | null): boolean => one !== null && other !== null && one !== other;

const isFine = (rate: Figure): boolean => lastDigitOf(rate) < 1;

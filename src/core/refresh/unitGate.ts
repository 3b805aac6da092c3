import type { Source } from '../config/configuration';
import type { Figure } from '../model/figure';
import { halfWidth } from '../parse/normalize';

/**
 * Whether a source's value can be what a figure tells, by unit and currency. A source without a unit fits whatever the figure has. A figure that
 * names no unit fits a plain ratio (`PER: 17.34`) and the points of an index (`日経平均: 38,500`), and nothing else: whether it is in per cent or
 * in yen cannot be known.
 */
export function fitsUnit({ unit }: Source, figure: Figure): boolean {
  if (unit === null) return true;
  if (figure.currency !== null) return figure.currency === unit.trim().toUpperCase();
  const wanted = plainUnit(unit);
  return figure.unit === null ? PLAIN.has(wanted) : plainUnit(figure.unit) === wanted;
}

/** What a figure counts in, for a message: `%`, `JPY`, or null where it names nothing. */
export const unitOf = (figure: Figure): string | null => figure.currency ?? figure.unit;

const PLAIN: ReadonlySet<string> = new Set(['x', 'pt']);

/** One spelling for each unit; `pp` and `%` are two. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['倍', 'x'], ['times', 'x'], ['percent', '%'], ['パーセント', '%'], ['ppt', 'pp'], ['%pt', 'pp'], ['%ポイント', 'pp'], ['bps', 'bp'], ['points', 'pt'], ['ポイント', 'pt'],
]);

function plainUnit(unit: string): string {
  const plain = halfWidth(unit).trim();
  return SPELLINGS.get(plain.toLowerCase()) ?? plain;
}

import type { Range } from './range';

/**
 * A quantity in the text: `¥1.5T`, `-8.68%`, `$130-140B`, `150-155`.
 *
 * `low` and `high` are in plain units: `$1.5T` is 1.5e12 with currency `USD`; `0.75%` is 0.75 with unit `%` (percent, not a fraction).
 * A single value has `low === high`; an open end (`$10B+`, `1兆円超`, `>2.4%`, `over 90%`) has `high: null`. An upper bound (`<5%`, `5%未満`)
 * has no field of its own: it is an approximate value without `number`. What each form gives is written in docs/figures.md.
 */
export interface Figure {
  readonly range: Range;
  readonly raw: string;
  /** Nearest `label:` before it in the bullet. */
  readonly label: string | null;
  readonly low: number;
  readonly high: number | null;
  /** `%`, `pp`, `bp`, `pt` (points, of whatever kind), `倍`, `x`, `MW`, … or a Japanese counter (`社`, `人`); null for a number that names none, and for money. */
  readonly unit: string | null;
  /** ISO 4217 code, or null. */
  readonly currency: string | null;
  readonly approximate: boolean;
  /** What the written number is multiplied by to reach plain units: 1e12 for `T`, 1e8 for `億`, 10 for `割` (tens of per cent), 0.01 for `銭`, 1 for none. */
  readonly scale: number;
  /**
   * The digits alone, separators included, sign left out: what a refresh replaces.
   * Null where one number cannot replace it: a range, an open end, a bound, a fraction, a mixture such as `1兆2,000億円`.
   */
  readonly number: Range | null;
  /** The sign in front of the number, its currency mark possibly between them; null where there is none. */
  readonly sign: Range | null;
}

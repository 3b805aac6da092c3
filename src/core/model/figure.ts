import type { Range } from './range';

/**
 * A quantity in the text: `¥1.5T`, `-8.68%`, `$130-140B`, `150-155`.
 *
 * `low` and `high` are in plain units: `$1.5T` is 1.5e12 with currency `USD`; `0.75%` is 0.75 with unit `%` (percent, not a fraction).
 * A single value has `low === high`; an open end (`$10B+`) has `high: null`.
 */
export interface Figure {
  readonly range: Range;
  readonly raw: string;
  /** Nearest `label:` before it in the bullet. */
  readonly label: string | null;
  readonly low: number;
  readonly high: number | null;
  /** `%`, `pp`, `bp`, `倍`, … as a symbol; null for a plain count or an amount of money. */
  readonly unit: string | null;
  /** ISO 4217 code, or null. */
  readonly currency: string | null;
  readonly approximate: boolean;
  /** What the written number is multiplied by to reach plain units: 1e12 for `T`, 1e8 for `億`, 1 for none. */
  readonly scale: number;
  /**
   * The digits alone, separators included, sign left out: what a refresh replaces.
   * Null for a range and for a mixture such as `1兆2,000億円`, which one number cannot replace.
   */
  readonly number: Range | null;
  /** The sign in front of the number, its currency mark possibly between them; null where there is none. */
  readonly sign: Range | null;
}

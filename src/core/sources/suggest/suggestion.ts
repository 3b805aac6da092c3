import type { Extraction } from '../../config/configuration';

/** A value that a reply holds, and how it would be extracted. */
export interface Suggestion {
  /** Format, value and date with their locators; the date format is one of `dateFormats`. */
  readonly extract: Extraction;
  /** The value as it stands in the reply; of a series the one that would be read. */
  readonly value: string;
  /** What stands around it in the reply: names of keys, the header of its column. */
  readonly context: string;
  /** The date as it stands in the reply; null where none was found for the value. */
  readonly date: string | null;
  /** Every format that all its dates fit, the usual one first: with more than one somebody who knows the source must say which. */
  readonly dateFormats: readonly Extraction['dateFormat'][];
}

import type { CivilDate } from './civilDate';
import type { Range } from './range';

export type DatePrecision = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'vague' | 'none';

/**
 * When a citation says its source is from, after EDTF (ISO 8601-2): an interval of whole days with a precision.
 * `Nov 2024` is 2024-11-01 … 2024-11-30. A vague date (`recent`) and an invalid one (`Feb 30, 2026`, precision `none`) have no days.
 */
export interface CitationDate {
  readonly range: Range;
  readonly raw: string;
  readonly precision: DatePrecision;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** Written as a date, but no such day exists. */
  readonly invalid: boolean;
}

/** What a source gave its name with: `Reuters` in `(Jan 7, 2026, Reuters )`. */
export interface Publisher {
  readonly range: Range;
  readonly name: string;
}

/** The parenthetical at the end of a bullet: `(Apr 30, 2024, QUICK Corp.  - latest available)`. */
export interface Citation {
  readonly range: Range;
  readonly raw: string;
  /** Its own date, or the `更新日: …` date of the same bullet where the bracket holds none. */
  readonly date: CitationDate | null;
  readonly publishers: readonly Publisher[];
  readonly note: { readonly range: Range; readonly text: string } | null;
  /** Id of a post on X: `540` in `[post:540]`. */
  readonly post: { readonly range: Range; readonly id: string } | null;
  readonly url: { readonly range: Range; readonly href: string } | null;
}

/** An entry of the Key Citations list. `url` is as written, null where the entry has none. */
export interface Reference {
  readonly range: Range;
  readonly title: string | null;
  readonly url: string | null;
  readonly urlRange: Range | null;
  readonly publisher: string | null;
  /** The number that the tool which made the list gave it (`citation_id`), or the list's own number. */
  readonly id: string | null;
}

/** Markup that an LLM research tool left behind where a citation was. */
export interface Residue {
  readonly range: Range;
  readonly kind: ResidueKind;
  /** The citation id inside it, where there is one. */
  readonly id: string | null;
}

export type ResidueKind =
  | 'grok-render' | 'grok-card' | 'web-ref' | 'content-reference' | 'oai-citation' | 'private-use' | 'lens' | 'gemini-cite' | 'gemini-span' | 'turn-ref';

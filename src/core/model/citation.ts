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
  /** Entries of a list of references that it names by number or footnote: `1` and `3` in `[1, 3]`, `a` in `[^a]`; mostly none. */
  readonly refs: readonly { readonly range: Range; readonly id: string }[];
}

/** An entry of the Key Citations list. */
export interface Reference {
  readonly range: Range;
  /** An item of a list, a line of its own without a marker, a row of a table, or a link definition (`[1]: https://… "Title"`). */
  readonly form: 'item' | 'line' | 'row' | 'definition';
  readonly title: string | null;
  /** The first URL as written, null where the entry has none. */
  readonly url: string | null;
  readonly urlRange: Range | null;
  /** Every URL of the entry, in order, the first one included. */
  readonly urls: readonly { readonly range: Range; readonly href: string }[];
  readonly publisher: string | null;
  /** What stands behind title and URL: `explicit statement that …`. */
  readonly note: string | null;
  /** The number or label that citations name it by: of the tool which made the list (`citation_id`), of the list, `1` in `[1]: …` or `[^1]: …`. */
  readonly id: string | null;
}

/** Markup that an LLM research tool left behind where a citation was, or the traces of copying from its page. */
export interface Residue {
  readonly range: Range;
  readonly kind: ResidueKind;
  /** The citation ids inside it, as written (`15–22` is one). */
  readonly ids: readonly string[];
  /** The words inside it that belong to the sentence and must outlive it: `Anthropic` in an entity mark. */
  readonly keep: Range | null;
}

/**
 * What it is, by its shape; which tools write it stands in `docs/rules/llm-residue.md`.
 * `tracking-parameter` stands inside a URL, `pill-text` inside the text of a link or at the end of a line.
 */
export type ResidueKind =
  | 'grok-render' | 'grok-card' | 'web-ref' | 'content-reference' | 'oai-citation' | 'private-use' | 'turn-ref' | 'lens' | 'attribution' | 'canvas'
  | 'gemini-cite' | 'gemini-span' | 'caret-mark' | 'double-bracket' | 'poe-link' | 'footnote-link' | 'lost-numbers'
  | 'perplexity-page' | 'hidden-footnotes' | 'attached-file' | 'private-upload' | 'tracking-parameter' | 'pill-name' | 'pill-count' | 'pill-text';

import type { Citation, CitationDate, Reference, Residue } from './citation';
import type { Figure } from './figure';
import type { LineIndex } from './lineIndex';
import type { Range } from './range';

/** A heading: `### Tier 2`. `level` is 1 to 6; `path` are the titles from the outermost heading down to this one. */
export interface Section {
  readonly range: Range;
  readonly level: number;
  readonly title: string;
  readonly path: readonly string[];
}

/** `[REALTIME]` at the head of a bullet. `name` is the word in upper case; `known` says whether a cadence of that name is in force. */
export interface Tag {
  readonly range: Range;
  readonly name: string;
  readonly known: boolean;
}

/** What stands before the first colon of a bullet: `ドル円`. The range leaves the colon out. */
export interface Label {
  readonly range: Range;
  readonly text: string;
}

/**
 * One list item, without the items below it. Example: `- [REALTIME] ドル円: 153 (介入警戒: 150-155) (recent, Investing.com ).`
 *
 * `marker`, `tag`, `body`, `citation` and `tail` follow each other in this order and, with the white space between them, make up `range`.
 */
export interface Bullet {
  readonly range: Range;
  /** The list marker (`-`, `*`, `1.`). */
  readonly marker: Range;
  readonly tag: Tag | null;
  readonly label: Label | null;
  /** From behind the tag to the citation, white space at both ends left out. */
  readonly body: Range;
  readonly figures: readonly Figure[];
  readonly citation: Citation | null;
  /** What stands behind the citation, mostly a full stop; empty where there is no citation. */
  readonly tail: Range;
  /** Every date of the bullet that says how old it is; the latest decides its age. */
  readonly dates: readonly CitationDate[];
  /** Id in `<!-- source: usd-jpy -->`, the explicit binding. */
  readonly sourceMark: { readonly range: Range; readonly id: string } | null;
  readonly section: Section | null;
}

/** The date a document says it was made, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, and where it says so. */
export interface DocumentDate {
  readonly date: string;
  readonly from: 'front-matter' | 'file-name' | 'title';
}

/** A document, read. Immutable; every part has its exact range in `text`. */
export interface Briefing {
  readonly text: string;
  readonly lines: LineIndex;
  readonly title: string | null;
  readonly language: 'en' | 'ja';
  readonly asOf: DocumentDate | null;
  readonly sections: readonly Section[];
  readonly bullets: readonly Bullet[];
  /** Every list of references with the heading that opens it. */
  readonly referenceLists: readonly { readonly heading: Range; readonly range: Range }[];
  readonly references: readonly Reference[];
  readonly residue: readonly Residue[];
}

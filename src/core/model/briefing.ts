import type { Citation, CitationDate, Reference, Residue } from './citation';
import type { Directive } from './directive';
import type { Figure } from './figure';
import type { LineIndex } from './lineIndex';
import type { Range } from './range';

/** A heading: `### Tier 2`. `level` is 1 to 6; `path` are the titles from the outermost heading down to this one. */
export interface Section {
  readonly range: Range;
  readonly level: number;
  readonly title: string;
  readonly path: readonly string[];
  /** `A` in `A: 国際情勢`, `F-2` in `F-2: …`; null where the title has none. */
  readonly key: string | null;
  /** The amount that entries below it must reach: `1兆円+` in `メガ契約（1兆円+）`. */
  readonly threshold: Figure | null;
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
 * One list item, without the items below it, or a tagged paragraph or table cell. Example: `- [REALTIME] ドル円: 153 (介入警戒: 150-155) (recent, Investing.com ).`
 *
 * `marker`, `tags`, `body`, `attribution` and `tail` follow each other in this order and, with the white space between them, make up `range`.
 */
export interface Bullet {
  readonly range: Range;
  /**
   * An item of a list, tagged or not; or a paragraph or a table cell that begins with a cadence tag (`**[REALTIME]** …`). A tagged cell
   * takes the cells behind it in its row up to the next tagged one.
   */
  readonly form: 'item' | 'paragraph' | 'cell';
  /** The list marker (`-`, `*`, `1.`); empty in a paragraph and a cell. */
  readonly marker: Range;
  /** The first of `tags`: the one that counts. */
  readonly tag: Tag | null;
  /** Every tag at its head, one in nearly all: `[REALTIME][MONTHLY]` has two. */
  readonly tags: readonly Tag[];
  readonly label: Label | null;
  /** From behind the tag to the attribution, white space at both ends left out. */
  readonly body: Range;
  readonly figures: readonly Figure[];
  /** Every citation of the bullet, in order. */
  readonly citations: readonly Citation[];
  /** The one that stands for them where one is asked for: the last that says more than a number. */
  readonly citation: Citation | null;
  /** The stretch at the end that carries citations (a bracket, several, `— Reuters, Jan 7`); citations that stand earlier lie in the body. */
  readonly attribution: Range | null;
  /** What stands behind the attribution, mostly a full stop; empty where there is none. */
  readonly tail: Range;
  /** Every date of the bullet that says how old it is; the latest decides its age. */
  readonly dates: readonly CitationDate[];
  /** Id in `<!-- source: usd-jpy -->`, the explicit binding. */
  readonly sourceMark: { readonly range: Range; readonly id: string } | null;
  /** What `<!-- cadence: null -->` says of how this one bullet ages, as written: `null`, a name, or `warn_after: 10d, error_after: 30d`. */
  readonly cadenceMark: { readonly range: Range; readonly text: string } | null;
  readonly section: Section | null;
}

/** A paragraph that is neither a bullet nor part of a list of references: the summary at the head of a briefing. Its figures are read on demand (`readProse`). */
export interface Prose {
  readonly range: Range;
  readonly section: Section | null;
}

/** The date a document says it was made, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, and where it says so. */
export interface DocumentDate {
  readonly date: string;
  /** `stated`: by a line of its own near the top (`As of February 26, 2025`, `更新日: 2026-03-28`). Never the newest citation. */
  readonly from: 'front-matter' | 'file-name' | 'title' | 'stated';
}

/** A document, read. Immutable; every part has its exact range in `text`. */
export interface Briefing {
  readonly text: string;
  /** Of the text, in UTF-16 code units. */
  readonly length: number;
  readonly lines: LineIndex;
  readonly title: string | null;
  readonly language: 'en' | 'ja';
  readonly asOf: DocumentDate | null;
  readonly sections: readonly Section[];
  readonly bullets: readonly Bullet[];
  readonly prose: readonly Prose[];
  /** Every list of references with the heading that opens it; link definitions need none. */
  readonly referenceLists: readonly { readonly heading: Range | null; readonly range: Range }[];
  readonly references: readonly Reference[];
  readonly residue: readonly Residue[];
  /** Comments that tell the checks what not to report, in order. */
  readonly directives: readonly Directive[];
  /** The bullet that holds an offset, or else the first one in whose lines it lies: found without a look at all the others. */
  bulletAt(offset: number): Bullet | null;
}

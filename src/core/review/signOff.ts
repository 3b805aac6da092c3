/** What a sign-off is of: one bullet, a section with all below its heading, or the whole document. */
export const SIGN_OFF_SCOPES = ['bullet', 'section', 'document'] as const;
export type SignOffScope = (typeof SIGN_OFF_SCOPES)[number];

/** Where the signed text stood, for people: it tells which part a lapsed sign-off was of. */
export interface SignOffPlace {
  /** Titles from the outermost heading down: `['B: 市場リスク', 'Tier 1']`; empty for a document and above the first heading. */
  readonly section: readonly string[];
  /** A bullet's label (`ドル円`), else its first words; null for a section and a document. */
  readonly label: string | null;
}

/**
 * Somebody has reviewed a text and stands for it: reviewed, not edited, is the clock. It holds as long as the text stands as it was signed.
 * One line of JSON in `<briefing>.signoffs.jsonl`:
 * `{"version":1,"who":"Aya Tanaka","when":"2026-11-23T03:00:00.000Z","scope":"bullet","place":{"section":["B"],"label":"ドル円"},"hash":"9f86d0…"}`
 */
export interface SignOff {
  readonly version: 1;
  readonly who: string;
  /** An instant in UTC, ISO 8601: `2026-11-23T03:00:00.000Z`. */
  readonly when: string;
  readonly scope: SignOffScope;
  readonly place: SignOffPlace;
  /** SHA-256 of the covered text (`coveredText`) in UTF-8, 64 hexadecimal digits. */
  readonly hash: string;
}

/** The name of the file that keeps the sign-offs of a briefing; it lies beside it. */
export const signOffFileName = (briefingName: string): string => `${briefingName}.signoffs.jsonl`;

const LONGEST_NAME = 200;

/** A name as it is kept and shown: on one line, without control characters and the marks that turn the direction of text; empty where nothing is left. */
export const readName = (written: string): string => written.slice(0, 10 * LONGEST_NAME).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim().slice(0, LONGEST_NAME);

import type { Range } from './range';

/** A comment for the checks: `<!-- briefing-disable-next-line vague-date -- the source names no day -->`. */
export interface Directive {
  readonly range: Range;
  /**
   * What is not reported: the next line that is neither empty nor a comment, with all of a bullet that begins there; the line the comment stands in, with all of its
   * bullet; from here to `enable` or the end of the document; anywhere in the document.
   */
  readonly kind: 'disable-next-line' | 'disable-line' | 'disable' | 'enable' | 'disable-file';
  /** Names of rules as written; empty = all of them. */
  readonly rules: readonly { readonly range: Range; readonly name: string }[];
  /** What stands behind `--`. */
  readonly reason: string | null;
}

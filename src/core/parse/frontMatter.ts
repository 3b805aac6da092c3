/** The YAML block at the top of a document, between two lines of three dashes. */
export interface FrontMatter {
  /** Offset behind the closing line. */
  readonly end: number;
  readonly title: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as written at `as_of:` or `date:`. */
  readonly date: string | null;
}

/** Longer than this it is a document that begins with a rule, not front matter. */
export const LONGEST_FRONT_MATTER = 20_000;

const FENCE = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/;
const CLOSE = /(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/g;

export function readFrontMatter(text: string): FrontMatter | null {
  const open = FENCE.exec(text);
  if (!open) return null;
  CLOSE.lastIndex = open[0].length - 1;
  const close = CLOSE.exec(text.slice(0, LONGEST_FRONT_MATTER));
  if (!close) return null;
  const block = text.slice(open[0].length, close.index);
  return { end: close.index + close[0].length, title: field(block, 'title'), date: readPartialDate(field(block, 'as_of') ?? field(block, 'date') ?? '') };
}

function field(block: string, name: string): string | null {
  const match = new RegExp(`^${name}[ \\t]*:[ \\t]*(.+)$`, 'm').exec(block);
  return match?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2').trim() || null;
}

const readPartialDate = (text: string): string | null => /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])/.exec(text)?.[0] ?? null;

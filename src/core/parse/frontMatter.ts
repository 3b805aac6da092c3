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
  const block = blockOf(text);
  if (!block) return null;
  const { yaml, end } = block;
  return { end, title: field(yaml, 'title'), date: readPartialDate(field(yaml, 'as_of') ?? field(yaml, 'date') ?? '') };
}

/** The front matter as YAML, and where it begins, if it has settings of ours (a key `briefing:`); else null. A look at the head of the document. */
export function frontMatterSettings(text: string): { readonly yaml: string; readonly start: number } | null {
  const block = blockOf(text);
  return block && /^briefing[ \t]*:/m.test(block.yaml) ? { yaml: block.yaml, start: block.start } : null;
}

/** `yaml` begins at `start`; `end` is the offset behind the closing line. */
function blockOf(text: string): { readonly yaml: string; readonly start: number; readonly end: number } | null {
  const open = FENCE.exec(text);
  if (!open) return null;
  CLOSE.lastIndex = open[0].length - 1;
  const close = CLOSE.exec(text.slice(0, LONGEST_FRONT_MATTER));
  return close && { yaml: text.slice(open[0].length, close.index), start: open[0].length, end: close.index + close[0].length };
}

function field(block: string, name: string): string | null {
  const match = new RegExp(`^${name}[ \\t]*:[ \\t]*(.+)$`, 'm').exec(block);
  return match?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2').trim() || null;
}

const readPartialDate = (text: string): string | null => /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])/.exec(text)?.[0] ?? null;

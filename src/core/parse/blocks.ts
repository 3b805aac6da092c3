import MarkdownIt from 'markdown-it';
import type { LineIndex } from '../model/lineIndex';
import type { Range } from '../model/range';

/** A heading, or a paragraph that is nothing but bold text (`level` 0), by 0-based lines; `endLine` is exclusive. */
export interface HeadingBlock {
  readonly line: number;
  readonly endLine: number;
  readonly level: number;
  readonly title: string;
}

/** A list item: where its marker stands and the end of its own first paragraph (offsets). */
export interface ItemBlock {
  readonly line: number;
  readonly marker: Range;
  readonly end: number;
}

export interface Blocks {
  readonly headings: readonly HeadingBlock[];
  readonly items: readonly ItemBlock[];
  /** First lines of thematic breaks, 0-based. */
  readonly breaks: readonly number[];
  /** Fenced and indented code and HTML comments, in order. */
  readonly code: readonly Range[];
}

const parser = new MarkdownIt('commonmark').enable('table');
// Only the structure of blocks is needed; what stands inside a line is read by our own readers.
parser.core.ruler.disable(['inline', 'text_join']);

const MARKER = /[ \t>]*([-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y;
const BOLD_LINE = /^(?:\*\*|__)([^*_\n]{1,80}?)(?:\*\*|__)\s*:?$/;
const BARE_LINE = /^[^\n]{1,40}$/;

/**
 * The blocks of a Markdown text by markdown-it's block rules (CommonMark and tables).
 *
 * One reading differs: a heading underlined by one dash is no heading. That is what an empty bullet (`- `) below a line looks like,
 * as research tools paste them; nobody underlines a heading with one dash.
 */
export function readBlocks(markdown: string, lines: LineIndex): Blocks {
  const headings: HeadingBlock[] = [];
  const items: ItemBlock[] = [];
  const breaks: number[] = [];
  const code: Range[] = [];
  const tokens = parser.parse(markdown, {});
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token?.map) continue;
    const [line, endLine] = token.map;
    switch (token.type) {
      case 'heading_open':
        headings.push(...readHeading(lines, line, endLine, token.markup, tokens[index + 1]?.content ?? ''));
        break;
      case 'paragraph_open':
        headings.push(...boldHeading(line, endLine, tokens[index + 1]?.content ?? ''));
        break;
      case 'list_item_open': {
        // An item that begins with a comment, such as the mark of a source, is HTML to Markdown, and still a bullet.
        const next = /^(?:paragraph_open|html_block)$/.test(tokens[index + 1]?.type ?? '') ? tokens[index + 1]?.map : null;
        items.push(readItem(lines, line, next?.[1] ?? null, items.at(-1)));
        break;
      }
      case 'hr':
        breaks.push(line);
        break;
      case 'fence': case 'code_block':
        code.push({ start: lines.startOf(line), end: lines.endOf(endLine - 1) });
        break;
      case 'html_block':
        if (token.content.trimStart().startsWith('<!--')) code.push({ start: lines.startOf(line), end: lines.endOf(endLine - 1) });
        break;
    }
  }
  return { headings, items, breaks, code };
}

function readHeading(lines: LineIndex, line: number, endLine: number, markup: string, content: string): HeadingBlock[] {
  const level = markup === '=' ? 1 : markup === '-' ? 2 : markup.length;
  if (markup !== '-' || lines.lineText(endLine - 1).trim() !== '-') return [{ line, endLine, level, title: content.replace(/\s+/g, ' ').trim() }];
  return boldHeading(line, endLine - 1, content);
}

/** `**Key Citations:**`, or a short bare line: whether it opens a list of references is for the reader of references to say. */
function boldHeading(line: number, endLine: number, content: string): HeadingBlock[] {
  const first = content.includes('\n') ? content.slice(0, content.indexOf('\n')) : content;
  const title = BOLD_LINE.exec(first.trim())?.[1] ?? (BARE_LINE.test(first) ? first : null);
  return title === null ? [] : [{ line, endLine: Math.min(endLine, line + 1), level: 0, title: title.trim() }];
}

/** `endLine` is null where the item begins with something else than a paragraph: another list, code, nothing. Then it has no text of its own. */
function readItem(lines: LineIndex, line: number, endLine: number | null, previous: ItemBlock | undefined): ItemBlock {
  // Two markers may stand in one line (`- - text`): the second is looked for behind the first.
  const from = previous?.line === line ? previous.marker.end : lines.startOf(line);
  MARKER.lastIndex = from;
  const match = MARKER.exec(lines.text);
  const markerEnd = from + (match?.[0].length ?? 0);
  const end = endLine === null ? markerEnd : Math.max(lines.endOf(endLine - 1), markerEnd);
  return { line, marker: { start: markerEnd - (match?.[1]?.length ?? 0), end: markerEnd }, end };
}

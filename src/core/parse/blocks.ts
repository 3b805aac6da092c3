import MarkdownIt, { type Token } from 'markdown-it';
import { LineIndex } from '../model/lineIndex';
import type { Range } from '../model/range';
import { OutlineState } from './outlineState';

/**
 * - `heading`: ATX or setext; `level` 1 to 6, `text` its title.
 * - `item`: a list item; `level` is its depth in lists, 1 for the outermost; `range` its marker and its own first paragraph, `whole` goes on
 *   to the end of all that stands below it.
 * - `paragraph`: one that is not the first of an item; `text` is its first line.
 * - `row`: a row of a table; `level` 1 for the column titles, 0 for the others.
 * - `definition`: a link definition, `[1]: https://… "Title"`; `text` is its label.
 * - `break`: a thematic break. `code`: fenced or indented. `comment`: an HTML block that begins with `<!--`. `html`: any other.
 */
export type BlockKind = 'heading' | 'item' | 'paragraph' | 'row' | 'definition' | 'break' | 'code' | 'comment' | 'html';

/** One block of a text. Ranges leave out what stands before it in its first line (indent, marks of quotes) and the line break behind it. */
export interface Block {
  readonly kind: BlockKind;
  readonly range: Range;
  readonly whole: Range;
  readonly level: number;
  readonly text: string;
  /** The marker of an item. */
  readonly marker: Range | null;
  /** In how many lists and quotes it stands. */
  readonly depth: number;
}

export interface Outline {
  /** In the order in which they begin. */
  readonly blocks: readonly Block[];
  /** Lines (0-based) in which blocks of the top level begin, in order. */
  readonly tops: readonly number[];
}

const parser = new MarkdownIt('commonmark').enable('table');

/**
 * The blocks of the text of `lines` by markdown-it's block rules (CommonMark and tables). What stands before `unread` (front matter, a byte
 * order mark) is no Markdown.
 *
 * One reading differs: a heading underlined by one dash is a paragraph. That is what an empty bullet (`- `) below a line looks like,
 * as research tools paste them; nobody underlines a heading with one dash.
 */
export function readBlocks(lines: LineIndex, unread: number): Outline {
  const markdown = asMarkdown(lines, unread);
  const reader = new OutlineReader(lines);
  let most = LINES_AT_ONCE;
  for (let first = 0; first < lines.lineCount; ) {
    const behind = Math.min(first + most, lines.lineCount);
    const state = new OutlineState(markdown, first, behind, parser);
    parser.block.tokenize(state, 0, state.lineMax);
    const next = behind === lines.lineCount ? behind : first + lastStart(state.tokens, state.lineMax);
    // What the end of the stretch cuts off is read again from its first line; a block that is longer than the stretch needs a longer one.
    most = next > first ? LINES_AT_ONCE : most * 2;
    if (next > first) reader.read(state.tokens, first, next);
    first = next;
  }
  return reader.outline;
}

/**
 * A long text is read in stretches, so that what the parser writes down of one is gone before the next: a document of four megabytes is read a
 * quarter faster for it.
 */
const LINES_AT_ONCE = 4_000;

/**
 * The last line of a stretch in which a block of the top level begins; 0 where none can be told. What stands before it is read as in the
 * whole text: how a block ends is decided by at most the two lines behind it, and those are in the stretch.
 */
function lastStart(tokens: readonly Token[], lineCount: number): number {
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    const line = token?.level === 0 && token.nesting >= 0 && token.map ? token.map[0] : 0;
    if (line > 0 && line + 2 < lineCount) return line;
  }
  return 0;
}

/** The lines as the block parser wants them: ending in line feeds, what is unread blank. Offsets may move, every line stays in its place. */
function asMarkdown(lines: LineIndex, unread: number): LineIndex {
  if (unread === 0 && !lines.hasReturns) return lines;
  const { text } = lines;
  const read = unread > 0 ? text.slice(0, unread).replace(/[^\r\n]/g, ' ') + text.slice(unread) : text;
  return new LineIndex(lines.hasReturns ? read.replace(/\r\n?/g, '\n') : read);
}

class OutlineReader {
  private readonly blocks: Block[] = [];
  private readonly tops: number[] = [];
  private tokens: readonly Token[] = [];
  /** The line of the text that the tokens call 0. */
  private base = 0;
  private lists = 0;
  private containers = 0;
  private titles = false;
  /** Line of the last item and the end of its marker: two markers may stand in one line (`- - text`). */
  private lastMarker = { line: -1, end: 0 };

  constructor(private readonly lines: LineIndex) {}

  get outline(): Outline {
    return { blocks: this.blocks, tops: this.tops };
  }

  /** Takes the blocks that begin before line `behind` of the text, from tokens whose lines count from `base`. */
  read(tokens: readonly Token[], base: number, behind: number): void {
    this.tokens = tokens;
    this.base = base;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (!token) continue;
      if (token.level === 0 && token.map && base + token.map[0] >= behind) break;
      if (token.level === 0 && token.nesting >= 0 && token.map) this.tops.push(base + token.map[0]);
      if (token.nesting < 0) this.close(token.type);
      else this.open(token, index);
    }
  }

  private close(type: string): void {
    if (type === 'bullet_list_close' || type === 'ordered_list_close') this.lists--;
    else if (type !== 'blockquote_close') return;
    this.containers--;
  }

  private open(token: Token, index: number): void {
    const line = this.base + (token.map?.[0] ?? 0);
    const endLine = this.base + (token.map?.[1] ?? 0);
    switch (token.type) {
      case 'bullet_list_open': case 'ordered_list_open':
        this.lists++;
        this.containers++;
        break;
      case 'blockquote_open':
        this.containers++;
        break;
      case 'heading_open':
        this.heading(token, line, endLine, this.tokens[index + 1]?.content ?? '');
        break;
      case 'paragraph_open':
        if (this.tokens[index - 1]?.type !== 'list_item_open') this.add('paragraph', line, endLine, firstLine(this.tokens[index + 1]?.content ?? ''));
        break;
      case 'list_item_open':
        this.item(line, endLine, this.tokens[index + 1]);
        break;
      case 'thead_open': case 'tbody_open':
        this.titles = token.type === 'thead_open';
        break;
      case 'tr_open':
        this.add('row', line, endLine, '', this.titles ? 1 : 0);
        break;
      case 'reference_definition':
        this.add('definition', line, endLine, labelOf(token));
        break;
      case 'hr':
        this.add('break', line, endLine);
        break;
      case 'fence': case 'code_block':
        this.add('code', line, endLine);
        break;
      case 'html_block':
        this.html(token, line, endLine, index);
        break;
    }
  }

  private add(kind: BlockKind, line: number, endLine: number, text = '', level = 0): void {
    const range = this.rangeOf(line, endLine);
    this.blocks.push({ kind, range, whole: range, level, text, marker: null, depth: this.containers });
  }

  private rangeOf(line: number, endLine: number): Range {
    const { text } = this.lines;
    const start = this.lines.startOf(line);
    const end = Math.max(start, this.lines.endOf(endLine - 1));
    return { start: Math.min(skipIndent(text, start), end), end };
  }

  private heading(token: Token, line: number, endLine: number, content: string): void {
    const level = token.markup === '=' ? 1 : token.markup === '-' ? 2 : token.markup.length;
    const isParagraph = token.markup === '-' && this.lines.lineText(endLine - 1).trim() === '-';
    if (isParagraph) this.add('paragraph', line, endLine - 1, firstLine(content));
    else this.add('heading', line, endLine, content.includes('\n') ? content.replace(/\s+/g, ' ') : content, level);
  }

  private html(token: Token, line: number, endLine: number, index: number): void {
    // An item that begins with a comment, such as the mark of a source, is HTML to Markdown, and still a bullet.
    if (this.tokens[index - 1]?.type === 'list_item_open') return;
    const isComment = token.content.trimStart().startsWith('<!--');
    this.add(isComment ? 'comment' : 'html', line, endLine);
  }

  /** `next` is the token behind the item's own: where it is no paragraph, the item has no text of its own. */
  private item(line: number, endLine: number, next: Token | undefined): void {
    const { lines } = this;
    const marker = markerAt(lines.text, this.lastMarker.line === line ? this.lastMarker.end : lines.startOf(line));
    const { end } = marker;
    this.lastMarker = { line, end };
    const ownLines = next?.type === 'paragraph_open' || next?.type === 'html_block' ? next.map : null;
    const ownEnd = ownLines ? Math.max(lines.endOf(this.base + ownLines[1] - 1), end) : end;
    this.blocks.push({
      kind: 'item', range: { start: marker.start, end: ownEnd }, whole: { start: marker.start, end: Math.max(ownEnd, this.endBeforeBlank(line, endLine)) },
      level: this.lists, text: '', marker, depth: this.containers,
    });
  }

  /** End of the last line that is not blank. */
  private endBeforeBlank(line: number, endLine: number): number {
    let last = endLine - 1;
    while (last > line && this.lines.endOf(last) === this.lines.startOf(last)) last--;
    return this.lines.endOf(last);
  }
}

/** The list marker from `start` on, behind indent and the marks of quotes. */
function markerAt(text: string, start: number): Range {
  const at = skipIndent(text, start);
  let end = at + 1;
  if (isDigit(text.charCodeAt(at))) while (isDigit(text.charCodeAt(end))) end++;
  // Digits have their full stop or bracket behind them.
  return { start: at, end: end > at + 1 || isDigit(text.charCodeAt(at)) ? end + 1 : end };
}

function skipIndent(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x09 || code === 0x3e; code = text.charCodeAt(++at));
  return at;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const labelOf = ({ meta }: Token): string => (typeof meta?.['label'] === 'string' ? meta['label'] : '');

function firstLine(content: string): string {
  const end = content.indexOf('\n');
  return end < 0 ? content : content.slice(0, end);
}

import MarkdownIt, { type Token } from 'markdown-it';
import type { LineIndex } from '../model/lineIndex';

/** What markdown-it's block rules write down of a block, as a plain object: building its own tokens takes longer than all of the rules. */
class OutlineToken {
  readonly tag = '';
  attrs = null;
  map: [number, number] | null = null;
  level = 0;
  children: Token[] | null = null;
  content = '';
  markup = '';
  info = '';
  meta: Record<string, unknown> | null = null;
  block = true;
  hidden = false;

  constructor(
    readonly type: string,
    readonly nesting: -1 | 0 | 1,
  ) {}
}

/** The state of markdown-it's block parser over some lines of a text, with lighter tokens, and with lines that are known already. */
export class OutlineState extends MarkdownIt.StateBlock {
  /** Reads the lines from `first` up to `behind`; the parser counts them from 0. */
  constructor(lines: LineIndex, first: number, behind: number, parser: ConstructorParameters<typeof MarkdownIt.StateBlock>[1]) {
    super('', parser, {}, []);
    this.src = lines.text;
    for (const marks of [this.bMarks, this.eMarks, this.tShift, this.sCount, this.bsCount]) marks.length = 0;
    this.markLines(lines, first, behind);
  }

  override push(type: string, _tag: string, nesting: -1 | 0 | 1): Token {
    const token = new OutlineToken(type, nesting);
    if (nesting < 0) this.level--;
    token.level = this.level;
    if (nesting > 0) this.level++;
    // The rules only assign fields.
    this.tokens.push(token as unknown as Token);
    return token as unknown as Token;
  }

  /**
   * What the constructor of the base class finds by a look at every character: begin and end of each line, and its indent in characters and
   * in columns. A last line that is blank is none.
   */
  private markLines({ text, startsOfLines }: LineIndex, first: number, behind: number): void {
    const { length } = text;
    for (let line = first; line < behind; line++) {
      const start = startsOfLines[line] ?? 0;
      const next = startsOfLines[line + 1];
      const end = next === undefined ? length : next - 1;
      let at = start;
      let columns = 0;
      for (; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x20) columns++;
        else if (code === 0x09) columns += 4 - (columns % 4);
        else break;
      }
      if (next === undefined && at === end) break;
      this.mark(start, end, at - start, columns);
    }
    this.lineMax = this.bMarks.length;
    // The rules look at the line behind the last one.
    const end = startsOfLines[behind] ?? length;
    this.mark(end, end, 0, 0);
  }

  private mark(start: number, end: number, indent: number, columns: number): void {
    this.bMarks.push(start);
    this.eMarks.push(end);
    this.tShift.push(indent);
    this.sCount.push(columns);
    this.bsCount.push(0);
  }
}

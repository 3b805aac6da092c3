import MarkdownIt, { type Token } from 'markdown-it';

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

/** The state of markdown-it's block parser, with lighter tokens. */
export class OutlineState extends MarkdownIt.StateBlock {
  override push(type: string, _tag: string, nesting: -1 | 0 | 1): Token {
    const token = new OutlineToken(type, nesting);
    if (nesting < 0) this.level--;
    token.level = this.level;
    if (nesting > 0) this.level++;
    // The rules only assign fields.
    this.tokens.push(token as unknown as Token);
    return token as unknown as Token;
  }
}

import { READER_WORDS } from '../test/support/readerWords';

/** What stands once before the pieces: it decides which readers meet them. */
export const HEADS = ['', '- ', '- [REALTIME] ', '## Key Citations\n- ', '| a |\n| - |\n| [REALTIME] '] as const;

/** Stands in a piece for a number that is another one every time. */
const COUNTER = '{n}';

const CHARACTERS = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\r\n\u0000\uFEFF\u200B\u2028\u3000\uD800\uE200\uE201', ...'a1年月日円兆割倍約▲△－〜→・、。：（）「」『』【】［］〔〕〈〉《》〖〗※%¥€£'];

const OPENINGS = ['``', '```', '~~~\n', '<!--', '-->', '<a ', '</', '<?', '<![CDATA[', '](', '](<', '![', '](a "', 'https://', '<https://', 'www.', '&amp', '((((', '[[[[', '<grok:render ', '<grok:render card_id="a">\n', '<argument name="citation_id">', '</grok:render>', '[web:', '[cite: 1', '[cite_start]', 'citeturn0', ':contentReference[', 'oaicite:', '【46†', '- [', '- (', '[cite_start][[[[', '[[[[[web:{n}] ', '（出典：', '(Jan 7, ', '更新日: ', 'as of ', '2026-', '1,111', '1兆', '$1', 'a:', 'A, ', 'A. ', 'X - ', '- T - https://a.example ('];

const CLOSED = ['`a` ', '``a`` ', '<!-- a -->', '<a>', '[a](b) ', '[a][b] ', '[a]', '![a](b) ', '<https://a.example> ', 'https://a.example/x ', 'https://a.example/x,', '(a) ', '（a）', '【a】', '「a」', '**a** ', '*a_', '****', '_a_ ', '~~a~~ ', '&amp;', '\\(', '\\[', '[web:1] ', '[1]', '[^1] ', '[cite: 1] ', '【46†L1-L2】', '\uE200cite\uE202a\uE201', 'citeturn0search1 ', ':contentReference[oaicite:7]{index=7} ', '<grok:render card_id="a">\n<argument name="citation_id">0</argument>\n</grok:render> Reuters ', '` `` ``` '];

const VALUES = ['1 ', '1.', '1,', '1/', '1:', '1%', '1% ', '¥1.5T ', '$130-140B ', '1兆2,000億円', '1億', '▲１．４％', '5万5895円、', '150〜155 ', '10:30 ', 'F-35 ', 'CVE-2026-19478 ', '2.1.169 ', 'ドル円: 153 ', 'GDP: 0.8%, ', '→ 1 ', '1 → ', '1 vs 2 ', '約1', '~ 1 ', '+1', '3割', '2倍'];
const DATES = ['Jan 7, 2026 ', 'Jan 7-8, 2026 ', 'Jan 1', 'Jan ', 'Q1 2026 ', '2026-01-28 ', '2026/1/', '2026年1月5日', '1月', '5日', '令和8年', 'FY2026 ', 'late January 2026 ', 'as of June 2, 2025 ', '更新日: Oct 31, 2025 ', 'recent, ', 'today '];
const CITATIONS = ['(Jan 7, 2026, Reuters ) ', '(2026年1月5日、日経 - 速報)', '（出典：A）', '(recent, X [post:1]) ', '([A](https://a.example/b(c))) ', '(Reuters) ', '(Reuters, Nikkei, ', '(2026) ', '[Jan 7, 2026] ', 'Source: Reuters, ', '出典: 日経、', 'Reuters, ', 'A/', 'A & ', 'A and '];

const LINES = [
  '- a\n', '- a\n\n', '* a\n+ b\n', '1. a\n', '- a\n  b\n', '-\n', '- \n\n', '> a\n', '> - a\n', '>\n', '    a\n', '\ta\n', '# a\n', '###### {n}\n', '# {n}\n\n', 'a\n=\n', 'a\n-\n', '---\n', '***\n\n', 'a\n', 'a\n\n', '(\n', '`\n', '<!--\n', '<div>\n', '<div>\n\n', '<!-- a -->\n', '```\n', '```\na\n```\n', '~~~~\n',
  '[{n}]: https://a.example\n', '[{n}]: https://a.example "T"\n\n', '[a]: <\n', '[{n}]:\n', '[^{n}]: T\n', '[{n}] T https://a.example/{n}\n', '{n}. T - https://a.example/{n}\n', '- T - https://a.example/{n}\n', '- [T{n}](https://a.example/{n})\n', '- T\n  https://a.example\n', 'T\nhttps://a.example/{n}\n\n', '- https://a.example\n',
  '## Key Citations\n', '## Key Citations\n\n- T - https://a.example/{n}\n\n', '**Key Citations:**\n', 'Sources:\n', '参考文献\n\n', '<!-- source: a{n} -->\n',
  '|a|b|\n', '|a|b|\n|-|-|\n', '|-|\n', '|---', '|a', 'a | b\n--|--\n1 | 2\n\n', '| [REALTIME] a | 1 |\n', '- [REALTIME] a: {n}% (Jan 7, 2026, Reuters )\n', '- [REALTIME] a: {n}%\n\n', '[REALTIME] a {n}\n\n', '**[WEEKLY]** a\n', '【DAILY】a\n', '- [x] a\n', '- a <!-- source: a -->\n', '- 「{n}」\n',
  'ドル円: {n}円、', 'a [{n}](https://a.example/{n}) ', '[web:{n}] ', '【{n}†L{n}】', '[cite: {n}]\n', 'citeturn{n}search{n} ', '`{n}` ', '<!-- {n} --> ', '({n}) ', '{n}% ', '{n}年',
];

const NESTING = ['> > > ', '- - - ', '> - ', '- > ', '1. 1. ', '* - + ', '  - a\n    ', '> > > a\n', '- - - a\n'];

/** What is repeated: every character that Markdown or a reader takes for a sign, what opens something, what closes it, and whole lines. */
export const PIECES: readonly string[] = [...new Set([...CHARACTERS, ...OPENINGS, ...CLOSED, ...VALUES, ...DATES, ...CITATIONS, ...LINES, ...NESTING, ...READER_WORDS])];

/** `head`, then `piece` again and again, then `tail`. */
export interface Repetition {
  readonly head: string;
  readonly piece: string;
  readonly tail: string;
  /** Up to how many characters in all it is measured. */
  readonly longest: number;
}

/** A text of about `length` characters. */
export function repeated({ head, piece, tail }: Repetition, length: number): string {
  const room = Math.max(1, length - head.length - tail.length);
  const middle = piece.includes(COUNTER) ? numbered(piece, room) : piece.repeat(Math.ceil(room / piece.length));
  // In one piece, as an editor gives a text; a lone surrogate must stay what it is.
  return Buffer.from(`${head}${middle}${tail}`, 'utf16le').toString('utf16le');
}

function numbered(piece: string, room: number): string {
  const parts: string[] = [];
  for (let count = 0, length = 0; length < room; count++) {
    const part = piece.replaceAll(COUNTER, `${count}`);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

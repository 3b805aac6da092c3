import { table, withReader, type Case } from './suite';

const bullet = (citation: string, ...parts: string[]): Case => [`- [DAILY] Copper: 4 ${citation}`, ...parts];

describe('Grammar: citations', () => {
  const reader = withReader();
  describe('date', () => {
    table(reader, 'support.type.date.citation.briefing', [
      bullet('(Jan 7, 2026, Harbor Wire ).', 'Jan 7, 2026'),
      bullet('(January 7 2026, Harbor Wire)', 'January 7 2026'),
      bullet('(7 Jan 2026, Harbor Wire)', '7 Jan 2026'),
      bullet('(2026-01-07, Harbor Wire)', '2026-01-07'),
      bullet('(Harbor Wire, 2026/1/7).', '2026/1/7'),
      bullet('(Harbor Wire, Jan 2026)', 'Jan 2026'),
      bullet('(as of Jan 7, 2026, Harbor Wire)', 'Jan 7, 2026'),
      bullet('(Dec, Harbor Wire)', 'Dec'),
      bullet('(Q4 2025, Harbor Wire)', 'Q4 2025'),
      bullet('(2025, Harbor Wire)', '2025'),
      bullet('(Harbor Wire, 2025)', '2025'),
      bullet('（2026年1月7日、港湾通信）。', '2026年1月7日'),
      bullet('（港湾通信、2026年1月）', '2026年1月'),
      bullet('（出典：港湾通信、2026年1月7日時点）', '2026年1月7日'),
      bullet('（令和8年1月7日、港湾通信）', '令和8年1月7日'),
      bullet('→ 更新日: Oct 3, 2025 (Harbor Wire )', 'Oct 3, 2025'),
      bullet('(Jan 7, 2026, Harbor Wire) <!-- source: copper -->', 'Jan 7, 2026'),
      ['- untagged (Jan 7, 2026, Harbor Wire )', 'Jan 7, 2026'],
    ]);
  });
  describe('vague date', () => {
    table(reader, 'entity.name.function.date.vague.briefing', [
      bullet('(recent, Harbor Wire )', 'recent'),
      bullet('(recent analysis, Harbor Wire )', 'recent analysis'),
      bullet('(latest, Harbor Wire)', 'latest'),
      bullet('（最近、港湾通信）', '最近'),
      bullet('(Harbor Wire, ongoing)', 'ongoing'),
      bullet('(Jan 7, 2026, Recent Times)'),
    ]);
  });
  describe('publisher', () => {
    table(reader, 'string.unquoted.publisher.briefing', [
      bullet('(Jan 7, 2026, Harbor Wire ).', 'Harbor Wire'),
      bullet('(Jan 7, 2026, Harbor Wire, Dockside & Co.)', 'Harbor Wire', 'Dockside & Co.'),
      bullet('（2026年1月7日、港湾通信）', '港湾通信'),
      bullet('(Dockside Research )', 'Dockside Research'),
      bullet('(Jan 7, 2026, Ada Lindqvist [post:540])', 'Ada Lindqvist'),
      bullet('(Apr 3, 2024, QED Corp.  - latest available)', 'QED Corp.'),
    ]);
  });
  table(reader, 'comment.line.note.briefing', [bullet('(Apr 3, 2024, QED Corp.  - latest available).', '- latest available')]);
  table(reader, 'constant.language.post.briefing', [bullet('(Jan 7, 2026, Ada Lindqvist [post:540]).', '[post:540]')]);
  table(reader, 'markup.underline.link.briefing', [bullet('(Jan 7, 2026, https://example.org/a_(b))', 'https://example.org/a_(b)')]);
  table(reader, 'string.other.link.title.markdown', [bullet('([Harbor Wire](https://example.org/a), Jan 7, 2026)', 'Harbor Wire')]);
  describe('near misses', () => {
    table(reader, 'meta.citation.briefing', [
      bullet('(alert: 150-155)'),
      bullet('(contraction)'),
      bullet('(Japan, US)'),
      bullet('(CAGR 14.7%)'),
      bullet('(2031)'),
      bullet('(2031, CAGR 9.1%)'),
      bullet('(Jan 7, 2026, Harbor Wire) and more text'),
      bullet('`(Jan 7, 2026, Harbor Wire)`'),
      ['- untagged (Harbor Wire)'],
      ['- untagged (Jan 7, 2026)'],
      ['Paragraph (Jan 7, 2026, Harbor Wire)'],
      ['| cell (Jan 7, 2026, Harbor Wire) |'],
      ['```\n- [DAILY] a (Jan 7, 2026, Harbor Wire)\n```'],
    ]);
  });
});

describe('Grammar: references', () => {
  const reader = withReader();
  table(reader, 'string.other.link.title.briefing', [
    ['- Ore flows of the north - Harbor Wire - https://example.org/ore', 'Ore flows of the north - Harbor Wire'],
    ['-  Ore flows (revised) | Harbor Wire (https://example.org/ore_(x))', 'Ore flows (revised) | Harbor Wire'],
    ['- Ore flows: https://example.org/ore', 'Ore flows'],
    ['- Ore flows – https://example.org/ore', 'Ore flows'],
    ['2. 鉱石の流れ - 港湾通信 - https://example.org/ore', '鉱石の流れ - 港湾通信'],
    ['- 鉱石の流れ（https://example.org/ore）', '鉱石の流れ'],
    ['- [PDF] Ore flows - https://example.org/ore.pdf', '[PDF] Ore flows'],
    ['- Ore flows <https://example.org/ore>', 'Ore flows'],
    ['- Ore flows, see https://example.org/ore for more'],
    ['- [ ] Read it - https://example.org/ore'],
    ['- [Ore flows](https://example.org/ore)'],
    ['Ore flows - https://example.org/ore'],
    ['```\n- Ore flows - https://example.org/ore\n```'],
  ]);
  table(reader, 'markup.underline.link.briefing', [
    ['- Ore flows - https://example.org/ore?a=1&b=2#c', 'https://example.org/ore?a=1&b=2#c'],
    ['-  Ore flows (https://example.org/ore_(x))', 'https://example.org/ore_(x)'],
    ['- https://example.org/ore', 'https://example.org/ore'],
  ]);
});

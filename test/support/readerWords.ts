/** Words that the readers look for, in any order and with anything between them. */
export const READER_WORDS = [
  '- ', '* ', '1. ', '- - ', '> - ', '[REALTIME]', '[REALTME] ', '【DAILY】', '**[WEEKLY]** ', '[x] ', '# ', '## Key Citations\n', '**Key Citations:**\n', '---\n', '```\n', '`', '<!--', '-->', '<!-- source: a -->', '<!-- cadence: null -->', '<!-- briefing-disable-next-line vague-date -- why -->', 'briefing-disable ',
  '(Jan 7, 2026, Reuters )', '(recent, X [post:1])', '(2026年1月5日、日経 - 速報)', '([A](https://a.example/b(c)))', '(Feb 30, 2026)', '更新日: Oct 31, 2025', 'as of June 2, 2025', 'Nov 7-12, 2025', '（出典：A）',
  '¥1.5T', '-8.68%', '$130-140B', '1兆2,000億円', '▲１．４％', '5万5895円', '~ ', '150〜155', '10:30', 'F-35', 'CVE-2026-19478', '2.1.169', 'ドル円: ', 'GDP: 0.8%, CPI: 1.9%', '→',
  '<argument name="citation_id">0</argument>\n</grok:render> Reuters', '<grok:render card_id="a">\n', '[web:1, web:3]', ':contentReference[oaicite:7]{index=7}', '【46†L1-L2】', '[cite: 1]', '[cite_start]', '\uE200cite\uE202a\uE201', 'citeturn0search1',
  'https://a.example/x', '[T](https://a.example)', '- T - https://a.example/y', '|', '\n', '\r', '\r\n', '\n\n', '  ', '\t', '\u3000', '\u0000', '\uFEFF', '\u2028', '\uD800', '\u0001', ':', '：', '(', ')', '（', '）', '[', ']', '.', '。', '-', '=',
];

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Bullet } from '../../src/core/model/briefing';
import type { Citation } from '../../src/core/model/citation';
import type { Range } from '../../src/core/model/range';
import { readCitations } from '../../src/core/parse/citations/citations';
import { findWord, wordTable } from '../../src/core/parse/citations/wordTable';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { bulletOf, parseShared } from '../support/documents';

const options = { fileName: '2026-01-28.md' };
const A = 'https://a.example/x';

/** `date|publisher, publisher|note|post|url|refs`, empty parts at the end left out. */
const shape = ({ date, publishers, note, post, url, refs }: Citation): string =>
  [date?.raw, publishers.map((one) => one.name).join(', '), note?.text, post?.id, url?.href, refs.map((ref) => ref.id).join(',')].join('|').replace(/\|+$/, '');

const cut = (text: string, range: Range): string => text.slice(range.start, range.end);

/** What a bullet is read as: its attribution, and every citation. */
function read(written: string): (string | null)[] {
  const text = `- ${written}`;
  const bullet = bulletOf(text, options);
  return [bullet.attribution && cut(text, bullet.attribution), ...bullet.citations.map(shape)];
}

describe('citations at the end of a bullet', () => {
  const table: Record<string, (string | null)[]> = {
    // In brackets: a date and a name in either order, with or without a comma.
    'x (Jun 2026, Reuters)': ['(Jun 2026, Reuters)', 'Jun 2026|Reuters'], 'x (Mar 31, 2026, company announcement)': ['(Mar 31, 2026, company announcement)', 'Mar 31, 2026|company announcement'], 'x (Bloomberg July 13)': ['(Bloomberg July 13)', 'July 13|Bloomberg'],
    'x (Reuters 2026-07-21)': ['(Reuters 2026-07-21)', '2026-07-21|Reuters'], 'x *(Reuters, January 28, 2026)*': ['*(Reuters, January 28, 2026)*', 'January 28, 2026|Reuters'], 'x **b (Reuters, Jan 7, 2026)**': ['(Reuters, Jan 7, 2026)', 'Jan 7, 2026|Reuters'],
    'x（ロイター、2026年1月7日）。': ['（ロイター、2026年1月7日）', '2026年1月7日|ロイター'], 'x [sure] (Reuters, 2026-07-21)': ['(Reuters, 2026-07-21)', '2026-07-21|Reuters'], 'x (RAND, 2025)': ['(RAND, 2025)', '2025|RAND'], 'x (Dec, MSN )': ['(Dec, MSN )', 'Dec|MSN'],
    '[DAILY] x (recent, small_name [post:541]).': ['(recent, small_name [post:541])', 'recent|small_name||541'], '[DAILY] x (ongoing)': ['(ongoing)', 'ongoing'], 'x (Oak Corp., Apr 30, 2024 - latest available)': ['(Oak Corp., Apr 30, 2024 - latest available)', 'Apr 30, 2024|Oak Corp.|latest available'],
    'x (WSJ/Bloomberg, Jan 7)': ['(WSJ/Bloomberg, Jan 7)', 'Jan 7|WSJ, Bloomberg'], 'x (WSJ/Bloomberg — in no scenario)': ['(WSJ/Bloomberg — in no scenario)', '|WSJ, Bloomberg|in no scenario'], 'x (reuters.com/markets/volatility)': ['(reuters.com/markets/volatility)', '|reuters.com'],
    '「a」（ロイター、日経等）2026/02/20': ['（ロイター、日経等）2026/02/20', '2026/02/20|ロイター, 日経'], 'x (Jan 7, 2026, 10:30 AM, Reuters)': ['(Jan 7, 2026, 10:30 AM, Reuters)', 'Jan 7, 2026, 10:30 AM|Reuters'], 'x [Reuters, 2026-01-07]': ['[Reuters, 2026-01-07]', '2026-01-07|Reuters'],
    // Several in one bracket, several brackets.
    'x (Reuters, Jan 7, 2026; CNBC, Jan 8, 2026)': ['(Reuters, Jan 7, 2026; CNBC, Jan 8, 2026)', 'Jan 7, 2026|Reuters', 'Jan 8, 2026|CNBC'], 'x（ロイター、1月7日；日経、1月8日）': ['（ロイター、1月7日；日経、1月8日）', '1月7日|ロイター', '1月8日|日経'],
    'x (Jan 7, 2026, Reuters; CNBC)': ['(Jan 7, 2026, Reuters; CNBC)', 'Jan 7, 2026|Reuters, CNBC'], 'x (Reuters; CNBC, Jan 7, 2026)': ['(Reuters; CNBC, Jan 7, 2026)', 'Jan 7, 2026|Reuters, CNBC'], 'x (Reuters, Jan 7, 2026) [1]': ['(Reuters, Jan 7, 2026) [1]', 'Jan 7, 2026|Reuters', '|||||1'],
    '[DAILY] x (Jan 7, 2026) [1][2].': ['(Jan 7, 2026) [1][2]', 'Jan 7, 2026', '|||||1', '|||||2'], 'x (a) (Reuters, Jan 7, 2026)': ['(Reuters, Jan 7, 2026)', 'Jan 7, 2026|Reuters'],
    // Links and URLs.
    [`x ([Name](${A}))`]: [`([Name](${A}))`, `|Name|||${A}`], 'x ([Our Data][21])': ['([Our Data][21])', '|Our Data||||21'], [`x ([link](${A}))`]: [`([link](${A}))`, `||||${A}`], [`x ([Oak raises $40B](${A}))`]: [`([Oak raises $40B](${A}))`, `||||${A}`],
    [`a。\n  → [窓の木](${A}) <!-- pub:2026-08-18 -->`]: [`→ [窓の木](${A})`, `|窓の木|||${A}`], [`x → [窓の木](${A})`]: [`→ [窓の木](${A})`, `|窓の木|||${A}`], [`[DAILY] x [Oak News](${A})`]: [`[Oak News](${A})`, `|Oak News|||${A}`],
    [`It rose. [Oak News](${A})`]: [`[Oak News](${A})`, `|Oak News|||${A}`], [`x [${A}].`]: [`[${A}]`, `||||${A}`], [`[DAILY] x ${A}`]: [A, `||||${A}`], [`[DAILY] x <${A}>`]: [`<${A}>`, `||||${A}`], [`x [1](${A})`]: [`[1](${A})`, `||||${A}|1`],
    // Words that say that a source follows.
    'x (Source: RAND, 2025)': ['(Source: RAND, 2025)', '2025|RAND'], 'x (Source: Oak & Elm).': ['(Source: Oak & Elm)', '|Oak & Elm'], [`x. Source: ${A}`]: [`Source: ${A}`, `||||${A}`], 'x\n  **出典**: The Verge（Bloomberg報道より）': ['**出典**: The Verge（Bloomberg報道より）', '|The Verge'],
    [`x\n  **Source:** Oak News — short; [Elm Post](${A})`]: [`**Source:** Oak News — short; [Elm Post](${A})`, '|Oak News|short', `|Elm Post|||${A}`], [`x（出典：${A}、2026-03-18取得）`]: [`（出典：${A}、2026-03-18取得）`, `2026-03-18||||${A}`],
    'x（出典：oak link公式 2026年6月確認）': ['（出典：oak link公式 2026年6月確認）', '2026年6月|oak link'], 'x（出所：Anthropic）': ['（出所：Anthropic）', '|Anthropic'], 'x [出典: a, b,,]': ['[出典: a, b,,]', '|a, b'], '出典: 内閣府': ['出典: 内閣府', '|内閣府'], 'x（木木リサーチ調べ）': ['（木木リサーチ調べ）', '|木木リサーチ'],
    // Behind a dash.
    'x — Reuters, January 15, 2020': ['— Reuters, January 15, 2020', 'January 15, 2020|Reuters'], 'x — Jan 15, Oak Post.': ['— Jan 15, Oak Post', 'Jan 15|Oak Post'], 'x - Reuters, Jan 7': ['- Reuters, Jan 7', 'Jan 7|Reuters'], 'x — CNBC': ['— CNBC', '|CNBC'],
    // Numbered marks.
    'x.[3][9][10]': ['[3][9][10]', '|||||3', '|||||9', '|||||10'], 'x [1, 3-5].': ['[1, 3-5]', '|||||1,3,4,5'], 'x [^1] [^note]': ['[^1] [^note]', '|||||1', '|||||note'], 'a word[1]': ['[1]', '|||||1'], '[^1]': ['[^1]', '|||||1'],
  };
  for (const [text, expected] of Object.entries(table)) it(JSON.stringify(text), () => assert.deepEqual(read(text), expected));

  it('has a range of its own for each of several', () => {
    const text = '- x (Reuters, Jan 7, 2026; CNBC, Jan 8, 2026)';
    assert.deepEqual(bulletOf(text).citations.map((one) => cut(text, one.range)), ['Reuters, Jan 7, 2026', 'CNBC, Jan 8, 2026']);
  });
});

describe('citations inside a bullet', () => {
  const table: Record<string, string[]> = {
    'x (Reuters, Jan 16) rose': ['Jan 16|Reuters'], [`x ([Name](${A})) rose`]: [`|Name|||${A}`], 'x ([Our Data][13]), y ([Elm][12]) rose': ['|Our Data||||13', '|Elm||||12'], 'x [1, 2] rose': ['|||||1,2'], 'x [^1] rose': ['|||||1'], [`x (${A}) rose`]: [`||||${A}`],
    [`*（出所：${A} ）後で。*`]: [`||||${A}`], '出典：内閣府。次に': ['|内閣府'], [`according to [Oak](${A}), it rose`]: [`|Oak|||${A}`], [`[Oak](${A})によると増加`]: [`|Oak|||${A}`], 'rose 5%, per Oak Desk May 27 and': ['May 27|Oak Desk'], 'up 5% according to Reuters': ['|Reuters'],
    'Bloomberg報道では5%': ['|Bloomberg'], '中央木新聞によると5%': ['|中央木新聞'], '35%@BofA、60%＠UBS': ['|BofA', '|UBS'], 'x (up 5%; Reuters, Jan 7, 2026)': ['Jan 7, 2026|Reuters'], 'x (Reuters, Jan 7, 2026, up 5%)': ['Jan 7, 2026|Reuters'],
    [`[ Oak at $5B](${A})`]: [`||||${A}`], [`[Oak joins Elm (Reuters, 2026-01-19)](${A})`]: [`2026-01-19|Reuters|||${A}`], [`[1](${A}) rose`]: [`||||${A}|1`],
  };
  for (const [text, expected] of Object.entries(table)) it(JSON.stringify(text), () => assert.deepEqual(read(text), [null, ...expected]));
});

describe('what is no citation', () => {
  const none = [
    'x (Q2 2026 call)', 'x (2033)', 'x (2030, CAGR 9.1%)', 'x (CAGR 14.7%)', 'x（確率95.6%）', 'x (Wed close)', 'x (1W変化: - few bps)', 'x (FY2026)', 'x (Q3 2026)', 'x（推奨）', 'x（予想）', 'x（前年比）', 'x（速報値）', 'x（コア）', 'x（広東省）', 'x（県庁）', 'x（東京）', 'x (YoY)', 'x (Japan)', 'x (Tue)', 'x (Japan, US)', 'x (US/EU)',
    'x (from $390.54 close; AH to $420.11)', 'x（2026年1月、前年比+2.1%）', 'x [Likely]', 'x [IS,CF]', 'see [[a note]] here', 'x = [1, 5] rose', 'x [0, 1]', 'x [2026]', 'x [5, 1]', 'x [1-99]', 'value a[1] is', 'x[1] = 2', '[1] x', '`[1]` x', '[ ] x', '[x] y', 'open source: great', 'x（REUTERS_003、JT_001）', '関係者によると5%',
    'node@18 a', 'mail a@B.example', `Built with [React](${A}) now`, `installed via [Oak](${A}) now`, `Ann — [all of it](${A}), code`, `**[Oak](${A})** — rose`, 'Tokyo – Osaka, Jan 7', 'a — b', '情報源: Oak Report, 2025.', 'x [notes](./a.md)', 'x ([notes](./a.md))', 'x (Tokyo, 2026) rose', 'x (Oak) rose', 'x (Jan 7, 2026) rose', 'x (recent, Reuters) rose', 'x (Reuters, Feb 30, 2026) rose', 'x 1) a b) c',
  ];
  for (const text of none) for (const tag of ['', '[DAILY] ']) it(JSON.stringify(tag + text), () => assert.deepEqual(read(tag + text), [null]));

  for (const text of ['x (Grand Oak Research)', 'x (FT)', 'x (recent)', 'x (Dec)', 'x（日経）', 'x — Oak Post', `x [Oak News](${A})`, `x ${A}`, 'x（AI半導体）']) it(`${JSON.stringify(text)} without a tag`, () => assert.deepEqual(read(text), [null]));
});

describe('names of publishers', () => {
  const names = (inner: string): string[] => bulletOf(`- [DAILY] x（${inner}）`, options).citations.flatMap((one) => one.publishers.map(({ name }) => name));
  for (const name of ['ロイター', '日経', '日本経済新聞', '木木通信社', '木木総研', '財務省', '米商務省', '金融庁', '日本木材協会', '日銀', 'NHK', 'Oak Post']) it(`${name} alone`, () => assert.deepEqual(names(name), [name]));
  const cutting: Record<string, string[]> = { 'ロイター、日経等': ['ロイター', '日経'], 'Oak Post公式、1月7日': ['Oak Post'], 'Reuters報道、1月7日': ['Reuters'], '“Oak Post”, Jan 7': ['Oak Post'], '**Oak Post**, Jan 7': ['Oak Post'], 'Elm & Oak, Jan 7': ['Elm & Oak'], 'as of Jan 7, 2026, Oak Post': ['Oak Post'], '2026年1月7日時点、木木': ['木木'] };
  for (const [inner, expected] of Object.entries(cutting)) it(inner, () => assert.deepEqual(names(inner), expected));
});

describe('a table of words', () => {
  it('holds its words in any case and no others', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abAB .木ロ'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 30 }), word, word, (first, second, before, asked) => {
        const [oaks, elms] = [first, second].map((words) => words.map((one) => one.toLowerCase())) as [string[], string[]];
        const text = `${before}${asked}${before}`;
        const expected = oaks.includes(asked.toLowerCase()) ? 'oak' : elms.includes(asked.toLowerCase()) ? 'elm' : null;
        assert.equal(findWord(wordTable([[oaks, 'oak'], [elms, 'elm']]), text, before.length, before.length + asked.length), expected);
      }),
      { numRuns: 250 },
    );
  });

  it('holds nothing of no length', () => assert.equal(findWord(wordTable([[['a'], 'oak']]), 'a', 0, 0), null));
});

describe('citations of real documents', () => {
  const counts: Record<string, readonly [cited: number, attributions: number, citations: number]> = {
    '016-grok-webref-list.md': [0, 0, 0], '031-lens-lines-finance.md': [0, 0, 0], '049-byd-deepseek.md': [27, 25, 34], '053-utm-chatgpt-links.md': [21, 21, 21], '058-ja-daily-briefing.md': [11, 11, 11], '064-en-market-morning.md': [6, 0, 6],
    '076-ja-us-rates.md': [0, 0, 0], '092-ja-tso-pills-2026-07-01.md': [0, 0, 0], '095-gemini-cite-start-readme.md': [0, 0, 0], '099-refstyle-utm-timeline.md': [66, 53, 67],
  };
  for (const [file, expected] of Object.entries(counts)) {
    it(file, function () {
      const items = parseShared(this as unknown as Mocha.Context, `corpus/${file}`).bullets.filter((bullet) => bullet.form === 'item');
      assert.deepEqual([items.filter((one) => one.citations.length > 0).length, items.filter((one) => one.attribution).length, items.reduce((sum, one) => sum + one.citations.length, 0)], expected);
    });
  }
});

const SNIPPETS = [
  '(', ')', '（', '）', '[', ']', '](', '[1]', '[^a]', '[[2]]', '[1-3]', `[A](${A})`, `[A b](${A})によると`, '[A][3]', '(Reuters, Jan 7, 2026)', 'Jan 7, 2026', '2026年1月7日', 'recent', 'Reuters', 'ロイター', '日経等', 'Oak Post', '5%', 'Source: ', '出典：', ' — ', ' - ', '→ ', '; ', '；', ', ', '、', '/', '*', '**',
  ' according to ', ' per ', 'によると', '報道', '@BofA', '[post:5]', A, '`a`', '<!-- a -->', '。', '. ', ' | ', '\n  ', 'x', ' ', '\u0001', '【出典: a】', '(Q2 2026 call)', '調べ',
];

/** Ranges lie where they must and in order. */
function faultsIn(text: string, { body, attribution, citations }: Bullet): string[] {
  const faults: string[] = [];
  let last = 0;
  for (const { range, raw, date, publishers, note, post, url, refs } of citations) {
    if (range.start < last || range.end <= range.start || cut(text, range) !== raw) faults.push(`range ${raw}`);
    last = range.end;
    if (attribution && range.end > attribution.start && (range.start < attribution.start || range.end > attribution.end)) faults.push(`across the attribution: ${raw}`);
    if (range.start < body.start) faults.push(`before the body: ${raw}`);
    const parts = [...publishers.map((one) => one.range), ...[date, note, post, url].flatMap((part) => (part ? [part.range] : []))].sort((left, right) => left.start - right.start);
    const isDateElsewhere = date !== null && (date.range.start < range.start || date.range.end > range.end);
    parts.forEach((part, index) => {
      if (!isDateElsewhere && (part.start < range.start || part.end > range.end)) faults.push(`part outside ${raw}`);
      if (part.end > (parts[index + 1]?.start ?? Infinity)) faults.push(`parts overlap in ${raw}`);
    });
    if (refs.some((ref) => ref.range.start < range.start || ref.range.end > range.end || ref.id === '')) faults.push(`ref outside ${raw}`);
  }
  if (attribution && citations.at(-1) && (citations.at(-1)?.range.end ?? 0) > attribution.end) faults.push('behind the attribution');
  return faults;
}

describe('reading citations', function () {
  this.timeout(30_000);

  it('keeps its ranges in order, whatever the text', () => {
    const word = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...SNIPPETS) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), fc.boolean(), (words, tagged) => {
        const text = `- ${tagged ? '[DAILY] ' : ''}${words.join('')}`;
        for (const bullet of parseBriefing(text, options).bullets) assert.deepEqual(faultsIn(text, bullet), []);
      }),
      { numRuns: 600 },
    );
  });

  it('takes time linear in the length of the bullet', () => {
    for (const piece of ['(', ')', '((a)', '[', ']', '[[', '[1]', '[1,', '[a](', '(a;', ';', ' — ', ' - ', ': ', '出典:', 'Source: ', ' per ', ' per A', '@A', 'によると', '新聞によると', '報道', '(Reuters, ', '(Jan 7, ', '(Jan 7, 2026) ', '*', '→ ', '\u0001', 'https://a/ ', '/', 'a/', ' a', '、']) {
      const text = piece.repeat(Math.ceil(20_000 / piece.length));
      const before = performance.now();
      readCitations(text, text, 0, text.length, true, '2026-01-28');
      assert.ok(performance.now() - before < 500, JSON.stringify(piece));
    }
  });
});

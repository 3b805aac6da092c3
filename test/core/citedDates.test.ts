import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../src/core/config/configuration';
import { dayInZone } from '../../src/core/model/civilDate';
import { render } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import type { PageDates } from '../../src/core/news/pageDates';
import type { DateRank } from '../../src/core/news/pageRank';
import type { PageResults } from '../../src/core/news/planDates';
import { postIdOf, postInstant } from '../../src/core/news/postTime';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { refreshBriefing, type RefreshOutcome } from '../../src/core/refresh/refreshBriefing';
import { fault } from '../../src/core/sources/fault';
import { configured, failed, observed } from '../support/refreshing';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const POST = '1886192184808149383';
const URL = 'https://daily.example/a';

const dated = (day: string | null, rank: DateRank = 'json-ld', modified: string | null = null): PageDates => ({
  published: day === null ? null : { day, rank, place: rank === 'json-ld' ? 'JSON-LD datePublished' : 'x' }, modified: modified === null ? null : { day: modified, rank, place: 'x' },
  title: null, siteName: null, canonical: null,
});

interface Given {
  readonly configuration?: Partial<Configuration>;
  readonly pages?: Readonly<Record<string, PageResults extends ReadonlyMap<string, infer R> ? R : never>>;
  readonly fileName?: string;
  readonly timeZone?: string;
  readonly latest?: string;
  readonly after?: string;
}

interface Told {
  readonly asked: readonly string[];
  readonly text: string;
  readonly outcome: RefreshOutcome;
  readonly held: readonly (string | null)[];
  readonly failures: readonly string[];
}

/** A refresh whose sources give nothing; every page that is not given says 2026-11-20. */
async function refresh(text: string, { configuration, pages = {}, fileName = '', timeZone = 'Asia/Tokyo', latest, after }: Given = {}): Promise<Told> {
  const asked: string[] = [];
  const briefing = parseBriefing(text, { fileName });
  const outcome = await refreshBriefing({
    briefing, configuration: { ...DEFAULT_CONFIGURATION, ...configuration }, within: null,
    fetch: (sources) => Promise.resolve(new Map(sources.map(({ id }) => [id, id === 'down' ? failed(id) : observed(id, 4)]))),
    pages: {
      now: NOW, timeZone, ...(latest === undefined ? {} : { latest }),
      fetch: (urls) => {
        asked.push(...urls);
        return Promise.resolve(new Map(urls.map((url) => [url, pages[url] ?? dated('2026-11-20')])));
      },
    },
    current: () => (after === undefined ? briefing : parseBriefing(after, { fileName })),
  });
  return {
    asked, outcome, text: applyEdits(outcome.briefing.text, outcome.proposals.flatMap(({ edits }) => edits)),
    held: outcome.proposals.map(({ held }) => held && render(held)), failures: outcome.failures.map(({ sourceId, error, message }) => `${sourceId} ${error}: ${render(message)}`),
  };
}

const LIST = '\n## Key Citations\n\n1. [Cranes](https://harbour-daily.example/cranes)\n2. [Ships](https://port-weekly.example/ships)\n3. [More ships](https://port-weekly.example/more)\n4. [Front](https://front-page.example/)\n';

describe('dates of cited pages', function () {
  this.timeout(30_000);
  const CASES: readonly (readonly [what: string, before: string, after: string])[] = [
    ['vague, English', `- [DAILY] Cranes stand (recent, [Daily](${URL})).`, `- [DAILY] Cranes stand (Nov 20, 2026, [Daily](${URL})).`],
    ['a month', `- [DAILY] Cranes stand (Nov 2026, Daily ${URL}).`, `- [DAILY] Cranes stand (Nov 20, 2026, Daily ${URL}).`],
    ['a month in long words', `- [DAILY] Cranes stand (November 2026, [Daily](${URL})).`, `- [DAILY] Cranes stand (November 20, 2026, [Daily](${URL})).`],
    ['a month in numbers', `- [DAILY] Cranes stand ([Daily](${URL}), 2026-11)`, `- [DAILY] Cranes stand ([Daily](${URL}), 2026-11-20)`],
    ['Japanese, full width', `- [DAILY] 港: 稼働（[日報](${URL})、２０２６年１１月）。`, `- [DAILY] 港: 稼働（[日報](${URL})、２０２６年１１月２０日）。`],
    ['vague, Japanese', `- [DAILY] 港: 稼働（最近、[日報](${URL})）。`, `- [DAILY] 港: 稼働（2026年11月20日、[日報](${URL})）。`],
    ['a year', `- [DAILY] Cranes stand (2026, [Daily](${URL})).`, `- [DAILY] Cranes stand (Nov 20, 2026, [Daily](${URL})).`],
    ['a quarter', `- [DAILY] Cranes stand (Q4 2026, [Daily](${URL})).`, `- [DAILY] Cranes stand (Nov 20, 2026, [Daily](${URL})).`],
    ['not tagged, Windows lines', `- Cranes stand (recent, [Daily](${URL})).\r\n- x\r\n`, `- Cranes stand (Nov 20, 2026, [Daily](${URL})).\r\n- x\r\n`],
    ['an exact day stays', `- [DAILY] Cranes stand (Nov 2, 2026, [Daily](${URL})).`, ''],
    ['a citation without a date gets none', `- [DAILY] Cranes stand ([Daily](${URL})).`, ''],
    ['a day that does not exist stays', `- [DAILY] Cranes stand (Nov 31, 2026, [Daily](${URL})).`, ''],
    ['a front page has no date', '- [DAILY] Cranes stand (recent, [Daily](https://daily.example/)).', ''],
    ['no page', '- [DAILY] Cranes stand (recent, Daily).', ''],
  ];
  for (const [what, before, after] of CASES) {
    it(what, async () => {
      const { text, asked, failures } = await refresh(before);
      assert.equal(text, after || before);
      assert.deepEqual([asked.length, failures.length], [after ? 1 : 0, 0]);
    });
  }

  it('a month without a year is of the document’s time', async () => {
    const { text, held } = await refresh(`- [DAILY] Cranes stand (Nov, [Daily](${URL})).`, { fileName: 'b-2026-11-22.md' });
    assert.deepEqual([text, held], [`- [DAILY] Cranes stand (Nov 20, 2026, [Daily](${URL})).`, [null]]);
  });

  it('finds the reference by its number, or by its publisher where that has one page', async () => {
    const found = async (citation: string): Promise<string> => (await refresh(`- [DAILY] Cranes stand ${citation}.\n${LIST}`)).asked.join();
    assert.equal(await found('(recent, Daily) [2]'), 'https://port-weekly.example/ships');
    assert.equal(await found('(recent, Daily [3])'), 'https://port-weekly.example/more');
    assert.equal(await found('(recent, Daily) [2][3]'), '', 'two numbers are two pages');
    assert.equal(await found('(recent, Daily) [9]'), '', 'a number of nothing');
    assert.equal(await found('(recent, Harbour Daily)'), 'https://harbour-daily.example/cranes');
    assert.equal(await found('(recent, Port Weekly)'), '', 'two pages of one publisher: nothing is guessed');
    assert.equal(await found('(recent, Harbour Daily, Port Weekly)'), '', 'two publishers');
    assert.equal(await found('(recent, Front Page)'), '');
  });

  it('takes an alias of the configuration', async () => {
    const publishers = [{ name: 'Harbour Daily', aliases: ['港日報'], domains: [], trust: null, trustFrom: null, trustTo: null }];
    assert.deepEqual((await refresh(`- [DAILY] 稼働 (最近、港日報)\n${LIST}`, { configuration: { publishers } })).asked, ['https://harbour-daily.example/cranes']);
  });

  it('holds the one page of a publisher that several bullets cite', async () => {
    const { held, asked } = await refresh(`- [DAILY] A (recent, Harbour Daily).\n- [DAILY] B (Nov 2, 2026, Harbour Daily).\n${LIST}`);
    assert.deepEqual([held.length, asked.length], [1, 1]);
    assert.match(held[0] ?? '', /several bullets cite Harbour Daily/);
  });

  it('holds what contradicts the page, and what is newer than the document', async () => {
    const month = await refresh(`- [DAILY] A (Nov 2024, [Daily](${URL})).`);
    assert.match(month.held[0] ?? '', /^Held: the citation says Nov 2024, the page https:\/\/daily\.example\/a says 2026-11-20\.$/);
    const older = await refresh(`- [DAILY] A (recent, [Daily](${URL})).`, { fileName: 'b-2026-01-28.md' });
    assert.match(older.held[0] ?? '', /of 2026-11-20, and the document of 2026-01-28/);
  });

  it('holds what only a weak place or a change says', async () => {
    for (const [result, why] of [[dated('2026-11-20', 'url'), /address of the page/], [dated('2026-11-20', 'text'), /words of the page/], [dated(null, 'last-modified', '2026-11-20'), /only the server/], [dated(null, 'json-ld', '2026-11-20'), /only when it was changed/]] as const) {
      const { held } = await refresh(`- [DAILY] A (recent, [Daily](${URL})).`, { pages: { [URL]: result } });
      assert.match(held[0] ?? '', why);
    }
  });

  it('tells a page without a date, and a fault, by publisher and address; nothing changes', async () => {
    const before = `- [DAILY] A (recent, [Daily](${URL})).\n- [DAILY] B (recent, [Weekly](https://weekly.example/b)).`;
    const { text, failures } = await refresh(before, { pages: { [URL]: dated(null), 'https://weekly.example/b': fault('timeout', '{0}: {1} late {2}', 3) } });
    assert.equal(text, before);
    assert.deepEqual(failures, ['page no-date: Daily: the page https://daily.example/a does not say when it was published. Look at it, and write the date by hand.', 'page timeout: Weekly: https://weekly.example/b late 3']);
  });

  it('asks a page once for all bullets that cite it', async () => {
    const { asked, outcome } = await refresh(`- [DAILY] A (recent, [Daily](${URL}#x)).\n- [DAILY] B (Nov 2026, [Daily](${URL})).`);
    assert.deepEqual([asked, outcome.proposals.length], [[URL], 2]);
  });

  it('leaves the date of what a source feeds to the source, even where that failed', async () => {
    const configuration = configured({ s: { labels: ['Queue'] }, down: { labels: ['Draft'] } });
    const { asked, text, failures } = await refresh(`- [DAILY] Queue: 3 (recent, [Daily](${URL})).\n- [DAILY] Draft: 3 (recent, [Daily](${URL})).`, { configuration });
    assert.deepEqual(asked, []);
    assert.match(text, /Queue: 4 \(Nov 20, 2026, /);
    assert.match(text, /Draft: 3 \(recent, /);
    assert.match(failures.join(), /^down timeout/);
  });

  it('counts a bullet with a page as asked, one without as without a source', async () => {
    const { outcome } = await refresh(`- [DAILY] A (recent, [Daily](${URL})).\n- [DAILY] B (recent, Daily).\n- [DAILY] C (Nov 2, 2026, [Daily](${URL})).`);
    assert.deepEqual(outcome.unbound.map((bullet) => outcome.briefing.bullets.indexOf(bullet)), [1, 2]);
  });

  it('tells of all that will be asked before the first request', async () => {
    const briefing = parseBriefing(`- [DAILY] Queue: 3 (recent, A).\n- [DAILY] A (recent, [Daily](${URL})).`);
    const told: string[] = [];
    await refreshBriefing({
      briefing, configuration: configured({ s: { labels: ['Queue'] } }), within: null,
      begin: (sources, urls) => Promise.resolve(void told.push(`${sources.map(({ id }) => id).join()} ${urls.join()}`)),
      fetch: () => Promise.resolve(void told.push('sources')).then(() => new Map()),
      pages: { now: NOW, timeZone: 'UTC', fetch: () => Promise.resolve(void told.push('pages')).then(() => new Map()) },
      current: () => briefing,
    });
    assert.deepEqual(told, [`s ${URL}`, 'sources', 'pages']);
  });

  it('skips a bullet that changed while its page was asked', async () => {
    const before = `- [DAILY] A (recent, [Daily](${URL})).\n- [DAILY] B (recent, [Daily](${URL})).`;
    const after = before.replace('A (', 'A is up (');
    const { text, failures } = await refresh(before, { after });
    assert.equal(text, after.replace('B (recent', 'B (Nov 20, 2026'));
    assert.match(failures.join(), /^page bullet-changed: Daily: the bullet was changed/);
  });

  it('does not know pages of later days than asked for', async () => {
    const { failures, outcome } = await refresh(`- [DAILY] A (recent, [Daily](${URL})).`, { latest: '2026-11-19' });
    assert.deepEqual([outcome.proposals.length, failures], [0, ['page future-date: Daily: https://daily.example/a is of 2026-11-20, after 2026-11-19.']]);
  });

  it('changes nothing but the date, whatever stands around it', async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9ぁ-ん亜-酔 ,.%¥$–-]{0,24}$/);
    const written = fc.constantFrom('recent', 'Nov 2026', '2026年11月', '2026-11', '最近', 'latest available', 'November 2026', 'Q4 2026');
    await fc.assert(fc.asyncProperty(word, written, word, fc.constantFrom('\n', '\r\n'), async (words, date, behind, eol) => {
      const before = `# T${eol}${eol}- [DAILY] ${words} (${date}, [Daily](${URL}))${behind}${eol}- next${eol}`;
      const { outcome, text } = await refresh(before);
      for (const { edits, bullet } of outcome.proposals) {
        assert.deepEqual(edits.map(({ range }) => range), [bullet.citation?.date?.range]);
      }
      const [edit] = outcome.proposals.flatMap(({ edits }) => edits);
      if (edit) assert.equal(text, before.slice(0, edit.range.start) + edit.text + before.slice(edit.range.end));
      assert.deepEqual((await refresh(text)).outcome.proposals, [], 'twice is once');
    }), { numRuns: 200 });
  });
});

describe('posts', () => {
  it('have their time in the id, exact to the millisecond', () => {
    assert.equal(new Date(postInstant(POST, NOW) ?? 0).toISOString().slice(0, 19), '2025-02-02T23:17:15');
    assert.equal(postInstant('540', NOW), null);
    assert.equal(postInstant('12345678901', NOW), null, 'a running number of the time before');
    assert.equal(postInstant('2300000000000000000', NOW), null, 'a time to come');
    assert.equal(postInstant('99999999999999999999999', NOW), null);
    assert.equal(postInstant('', NOW), null);
    for (const id of ['0', '-1', '1e18', ' 1886192184808149383', '0x1', '01886192184808149383']) assert.equal(postInstant(id, NOW), null, id);
  });

  it('never have a time before X had such ids, nor one to come', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.bigInt({ min: 0n, max: 1n << 66n }).map(String)), (id) => {
      const instant = postInstant(id, NOW);
      if (instant !== null) assert.ok(Number.isInteger(instant) && instant >= Date.UTC(2010, 10, 5) && instant <= NOW + 86_400_000 && dayInZone(instant, 'UTC') >= '2010-11-05');
    }));
  });

  it('are known by their address', () => {
    const id = (url: string): string | null => postIdOf(url);
    assert.deepEqual([id(`https://x.com/a_b/status/${POST}`), id(`https://twitter.com/a/statuses/${POST}?s=20`), id(`https://mobile.x.com/i/web/status/${POST}#m`), id(`https://x.com/i/status/${POST}`)], [POST, POST, POST, POST]);
    assert.deepEqual([id(`https://not-x.com/a/status/${POST}`), id('https://x.com/a/status/'), id(`https://x.com/a/likes/${POST}`), id(`https://x.com/a/status/${POST}abc`)], [null, null, null, null]);
  });

  const TEXT = '- [REALTIME] 弱気意見: Gap (recent, sebby_d [post:541]).';
  const withPosts = (url: string | null, ids: Readonly<Record<string, string>>): Given => ({ configuration: { posts: { url, ids: new Map(Object.entries(ids)) } } });

  it('date a citation without a request, on the day of the briefing’s zone', async () => {
    const day = async (given: Given): Promise<string> => {
      const { text, asked } = await refresh(TEXT, given);
      assert.deepEqual(asked, []);
      return /\((.*), sebby_d/.exec(text)?.[1] ?? '';
    };
    assert.equal(await day(withPosts(null, { 541: POST })), 'Feb 3, 2025');
    assert.equal(await day({ ...withPosts(null, { 541: POST }), timeZone: 'America/New_York' }), 'Feb 2, 2025');
    assert.equal(await day(withPosts(null, { 541: `https://x.com/sebby_d/status/${POST}` })), 'Feb 3, 2025');
    assert.equal(await day(withPosts('https://x.com/i/status/${id}', { 541: POST })), 'Feb 3, 2025');
    assert.equal(await day(withPosts('https://x.com/i/status/${id}', {})), 'recent', 'a running number is no id of X');
    assert.equal(await day(withPosts(null, {})), 'recent');
    assert.equal(await day(withPosts(null, { 541: '99' })), 'recent');
  });

  it('tell where the time is from', async () => {
    const { outcome } = await refresh(TEXT.replace('541', POST));
    assert.deepEqual(outcome.proposals.map(({ dated: by, held }) => [by, held]), [[{ asOf: '2025-02-03', url: `https://x.com/i/status/${POST}`, by: 'id' }, null]]);
  });

  it('elsewhere are pages like any other, whose ids hold no time of X', async () => {
    assert.deepEqual((await refresh(TEXT, withPosts('https://social.example/p/${id}', { 541: POST }))).asked, [`https://social.example/p/${POST}`]);
    assert.deepEqual((await refresh(TEXT, withPosts(null, { 541: 'https://social.example/541' }))).asked, ['https://social.example/541']);
  });

  it('a citation by address is dated by the id too', async () => {
    const { text, asked } = await refresh(`- [DAILY] A (Feb 2025, [a](https://x.com/a/status/${POST})).`);
    assert.deepEqual([text, asked], [`- [DAILY] A (Feb 3, 2025, [a](https://x.com/a/status/${POST})).`, []]);
  });
});

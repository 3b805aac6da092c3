import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { CHANGE_KINDS, isSame, type ChangeKind, type Comparison } from '../../src/core/review/comparison';
import { compareBriefings } from '../../src/core/review/compareBriefings';
import { CHANGE_WORDS, comparisonReport } from '../../src/core/review/comparisonReport';
import { CHINA_BRIEFING, exampleText, JAPAN_BRIEFING, RARE_EARTH_BRIEFING, sharedText } from '../support/documents';
import japanese from '../../l10n/bundle.l10n.ja.json';

const compare = (before: string, after: string): Comparison => compareBriefings(parseBriefing(before), parseBriefing(after), DEFAULT_CONFIGURATION.cadences);
const kinds = (before: string, after: string): ChangeKind[] => compare(before, after).changes.map(({ kind }) => kind);

describe('comparing two texts of a briefing', () => {
  const bullets: readonly (readonly [what: string, before: string, after: string, kinds: readonly ChangeKind[]])[] = [
    ['a figure under its old citation', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.7% (Jan 7, 2026, Reuters)', ['figures-under-old-citation']],
    ['a Japanese figure under its old citation', '- [DAILY] ドル円: 153円（ロイター、2026年1月7日）', '- [DAILY] ドル円: 156円（ロイター、2026年1月7日）', ['figures-under-old-citation']],
    ['a figure, and a note beside the old citation', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.7% (Jan 7, 2026, Reuters - revised)', ['figures-under-old-citation']],
    ['a figure under a vague date as before', '- [DAILY] Rate: 1.5% (recent, Reuters)', '- [DAILY] Rate: 1.7% (recent, Reuters)', ['figures-under-old-citation']],
    ['a figure that is about no more', '- [DAILY] Rate: ~1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', ['figures-under-old-citation']],
    ['a figure more', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5%, next 2% (Jan 7, 2026, Reuters)', ['figures-under-old-citation']],
    ['a figure and its date', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.7% (Jan 9, 2026, Reuters)', ['updated']],
    ['a figure and the date in its words', '- [DAILY] 設備投資: 240億円 → 更新日: 2026年1月7日（日報）', '- [DAILY] 設備投資: 250億円 → 更新日: 2026年1月9日（日報）', ['updated']],
    ['one amount written anew', '- [DAILY] Cost: $1.5T (Jan 7, 2026, Reuters)', '- [DAILY] Cost: $1,500B (Jan 7, 2026, Reuters)', ['text-changed']],
    ['one date written anew', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% (2026-01-07, Reuters)', ['text-changed']],
    ['only the date, forward', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% (Jan 28, 2026, Reuters)', ['date-bumped']],
    ['only the date, forward, in Japanese', '- [DAILY] ドル円: 153円（ロイター、2026年1月7日）', '- [DAILY] ドル円: 153円（ロイター、2026年1月28日）', ['date-bumped']],
    ['only the date, without a figure', '- [DAILY] Talks go on (Jan 7, 2026, Reuters)', '- [DAILY] Talks go on (Jan 28, 2026, Reuters)', ['date-bumped']],
    ['the date backward', '- [DAILY] Rate: 1.5% (Jan 28, 2026, Reuters)', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', ['citation-changed']],
    ['a date instead of a vague word', '- [DAILY] Rate: 1.5% (recent, Reuters)', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', ['citation-changed']],
    ['the publisher', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Kyodo)', ['citation-changed']],
    ['words and date over a figure', '- [DAILY] Rate: 1.5% now (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% still (Jan 9, 2026, Reuters)', ['citation-changed']],
    ['words and date without a figure', '- [DAILY] Talks: begin (Jan 7, 2026, Reuters)', '- [DAILY] Talks: end (Jan 9, 2026, Reuters)', ['updated']],
    ['the citation gone', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5%', ['citation-removed']],
    ['one of two publishers gone', '- [DAILY] Rate: 1.5% (Reuters, Jan 7, 2026; Kyodo, Jan 8, 2026)', '- [DAILY] Rate: 1.5% (Reuters, Jan 7, 2026)', ['citation-removed']],
    ['the date gone', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% (Reuters)', ['citation-removed']],
    ['a citation new', '- [DAILY] Rate: 1.5%', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', ['citation-added']],
    ['a figure that nothing vouches for', '- [DAILY] Rate: 1.5%', '- [DAILY] Rate: 1.7%', ['figures-uncited']],
    ['a slower tag', '- [REALTIME] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [QUARTERLY] Rate: 1.5% (Jan 7, 2026, Reuters)', ['tag-downgraded']],
    ['no tag any more', '- [REALTIME] Rate: 1.5% (Jan 7, 2026, Reuters)', '- Rate: 1.5% (Jan 7, 2026, Reuters)', ['tag-downgraded']],
    ['a misspelt tag', '- [REALTIME] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [REALTIEM] Rate: 1.5% (Jan 7, 2026, Reuters)', ['tag-downgraded']],
    ['a faster tag', '- [ANNUAL] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', ['tag-upgraded']],
    ['a slower tag and a figure', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)', '- [WEEKLY] Rate: 1.7% (Jan 7, 2026, Reuters)', ['figures-under-old-citation', 'tag-downgraded']],
    ['words', '- [DAILY] Rate: 1.5% now (Jan 7, 2026, Reuters)', '- [DAILY] Rate: 1.5% still (Jan 7, 2026, Reuters)', ['text-changed']],
    ['white space at the end of a line', '- [DAILY] Rate: 1.5%  ', '- [DAILY] Rate: 1.5%', []],
    ['nothing of it', '- [DAILY] Container lines announce surcharges', '- [DAILY] 海外投資家: 買い越し', ['removed', 'added']],
  ];
  for (const [what, before, after, expected] of bullets) {
    it(`tells ${what}`, () => assert.deepEqual(kinds(`# A\n\n${before}\n`, `# A\n\n${after}\n`), expected));
  }

  it('measures tags by the cadences in force', () => {
    const [before, after] = ['- [DAILY] a: 1', '- [SHIFT] a: 1'].map((text) => parseBriefing(text, { tagNames: new Set(['DAILY', 'SHIFT']) })) as [ReturnType<typeof parseBriefing>, ReturnType<typeof parseBriefing>];
    const withShift = (warnAfterDays: number | null): ChangeKind[] =>
      compareBriefings(before, after, new Map([...DEFAULT_CONFIGURATION.cadences, ['SHIFT', { name: 'SHIFT', warnAfterDays, errorAfterDays: null, calendar: 'every-day' }]])).changes.map(({ kind }) => kind);
    assert.deepEqual([withShift(1), withShift(9), withShift(null)], [['tag-upgraded'], ['tag-downgraded'], ['tag-downgraded']]);
  });

  const pairings: readonly (readonly [what: string, before: string, after: string, pairs: readonly (readonly [number | null, number | null])[]])[] = [
    ['by section and label', '# A\n- Rate: 1%\n# B\n- Rate: 2%', '# B\n- Rate: 3%\n# A\n- Rate: 4%', [[4, 2], [2, 4]]],
    ['by section and label before the same text elsewhere', '# A\n- Rate: 1%\n# B\n- x', '# A\n- Rate: 2%\n# B\n- x\n- Rate: 1%', [[2, 2], [null, 5]]],
    ['by likeness within a section', '# A\n- Container lines announce winter surcharges on the northern route\n- Port workers vote on a new agreement', '# A\n- Port workers vote tomorrow on a new agreement\n- Container lines announce winter surcharges on the northern and southern route', [[3, 2], [2, 3]]],
    ['by likeness in Japanese', '# A\n- 輸出規制の対象品目は37件に増加した\n- 海外投資家は日本株を買い越した', '# A\n- 海外投資家は日本株を大きく買い越した\n- 輸出規制の対象品目は40件に増加した', [[2, 3], [3, 2]]],
    ['by text where its section has another name', '# A\n- Rate: 1% now\n', '# B\n- Rate: 1% now\n', [[2, 2]]],
    ['by label where its section has another name', '# A\n- Rate: 1%\n', '# B\n- Rate: 2%\n', [[2, 2]]],
    ['not by a label that several share', '# A\n- Note: alpha beta gamma\n- Note: delta epsilon zeta\n', '# A\n- Note: eta theta iota\n- Note: kappa lambda mu\n', [[2, null], [3, null], [null, 2], [null, 3]]],
    ['each once', '# A\n- same\n- same\n', '# A\n- same\n- same\n- same\n', [[null, 4]]],
  ];
  for (const [what, before, after, expected] of pairings) {
    it(`pairs bullets ${what}`, () => {
      const { changes, before: old, after: now } = compare(before, after);
      assert.deepEqual(changes.map((change) => [change.before && old.lines.lineAt(change.before.range.start) + 1, change.after && now.lines.lineAt(change.after.range.start) + 1]), expected);
    });
  }

  it('tells references that came and went, by their page', () => {
    const list = (...entries: string[]): string => `- x\n\n## Key Citations\n\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
    const { referencesAdded, referencesRemoved, changes } = compare(
      list('[One](https://a.example/1) - A', '[Two](https://a.example/2) - A', '[Three](https://a.example/3)'),
      list('[Three, renamed](https://a.example/3?utm_source=chatgpt.com)', '[One](https://a.example/1) - A', '[Four](https://a.example/4)', '[One](https://a.example/1) - A'),
    );
    assert.deepEqual([referencesAdded.map(({ title }) => title), referencesRemoved.map(({ title }) => title), changes], [['Four', 'One'], ['Two'], []]);
  });

  it('of a text with itself finds nothing', () => {
    const piece = fc.constantFrom('# A\n', '## B: 市場\n', '\n', '- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)\n', '- same\n', '  - deeper: 3億円（ロイター、2026年1月7日）\n', '- [REALTME] x\n', '## Key Citations\n', '- [T](https://a.example)\n', '> q\n', '| [DAILY] a | 1 |\n');
    fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'), (pieces, newline) => {
      const text = pieces.join('');
      assert.ok(isSame(compare(text, text.replaceAll('\n', newline))));
    }));
  });

  it('of sections in another order finds nothing dangerous', () => {
    const word = fc.stringMatching(/^[a-z\u3042-\u3050]{1,6}$/);
    const section = fc.tuple(word, fc.array(fc.tuple(word, fc.nat(99), word), { maxLength: 5 }))
      .map(([title, list]) => `## ${title}\n\n${list.map(([label, figure, publisher]) => `- [DAILY] ${label}: ${figure}% (Jan 7, 2026, ${publisher})\n`).join('')}\n`);
    fc.assert(fc.property(fc.array(section, { maxLength: 6 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }))), ([before, after]) => {
      assert.deepEqual(kinds(before.join(''), after.join('')), []);
    }));
  });

  it('never pairs a bullet twice, and tells of every one that changed', () => {
    const line = fc.tuple(fc.constantFrom('Rate', 'Cost', 'ドル円'), fc.nat(3), fc.constantFrom('now', 'then and there', '')).map(([label, figure, words]) => `- ${label}: ${figure}% ${words}\n`);
    const text = fc.array(fc.oneof(line, fc.constantFrom('# A\n', '# B\n')), { maxLength: 20 }).map((lines) => lines.join(''));
    fc.assert(fc.property(text, text, (before, after) => {
      const { changes, before: old, after: now } = compare(before, after);
      assert.equal(old.bullets.length - changes.filter(({ kind }) => kind === 'removed').length, now.bullets.length - changes.filter(({ kind }) => kind === 'added').length);
      for (const change of changes) if (change.before && change.after && change.kind !== 'moved') assert.notEqual(sliceOf(old.text, change.before.range), sliceOf(now.text, change.after.range));
    }));
  });

  it('takes thousands of bullets that are alike, and one of a million characters', () => {
    const started = performance.now();
    const many = (from: number): string => Array.from({ length: 2_000 }, (_, index) => `- Port workers vote on agreement ${index + from} of the harbour\n`).join('');
    compare(many(0), many(1_500));
    const long = (word: string): string => `- ${`${word} `.repeat(200_000)}\n`;
    compare(long('alpha'), long('beta'));
    assert.ok(performance.now() - started < 3_000);
  });

  for (const file of [JAPAN_BRIEFING, CHINA_BRIEFING, RARE_EARTH_BRIEFING]) {
    it(`finds in ${file} what was changed and no more`, function () {
      const text = sharedText(this, file);
      assert.ok(isSame(compare(text, text.replaceAll('\n', '\r\n'))));
      const briefing = parseBriefing(text);
      const dated = briefing.bullets.filter(({ citation, dates, figures }) => citation?.date?.precision === 'day' && dates.length === 1 && figures.some(({ number }) => number)).slice(0, 2);
      for (const { figures, tag } of dated) {
        const number = figures.find((figure) => figure.number)?.number;
        if (number) assert.deepEqual(kinds(text, `${text.slice(0, number.start)}9${text.slice(number.start)}`), ['figures-under-old-citation']);
        if (tag && tag.name !== 'ANNUAL') assert.deepEqual(kinds(text, `${text.slice(0, tag.range.start)}[ANNUAL]${text.slice(tag.range.end)}`), ['tag-downgraded']);
      }
    });
  }
});

describe('the report of a comparison', () => {
  const names = { file: 'a.md', before: 'HEAD', link: (line: number) => `file:///a.md#L${line}` };
  const english = (before: string, after: string): string => comparisonReport(compare(before, after), names, render);

  it('shows the gravest first, with both lines and where they stand', () => {
    const text = english('# A\n\n- [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)\n- x y\n', '# A\n\n- new one\n- x z\n- [DAILY] Rate: 1.7% (Jan 7, 2026, Reuters)\n');
    assert.match(text, /^# a\.md compared with HEAD\n\n## Figures changed, citation as it was \(1\)\n\nThe citation vouches for/);
    assert.ok(text.includes('**[Line 5](file:///a.md#L5), before: line 3**: Rate\n\n```diff\n- - [DAILY] Rate: 1.5% (Jan 7, 2026, Reuters)\n+ - [DAILY] Rate: 1.7% (Jan 7, 2026, Reuters)\n```'), text);
  });

  it('says so where nothing differs', () => assert.match(english(exampleText(), exampleText()), /\n\nNothing differs: every bullet/));

  it('is closed by nothing in the text, and shows what cannot be seen', () => {
    const text = english('- a\n', '- a\n- b ````` \u202E <script> b\n  ```\n');
    const fences = text.match(/^`+(?:diff)?$/gm);
    assert.deepEqual(fences, ['``````diff', '``````']);
    assert.ok(text.includes('<U+202E>') && !text.includes('\u202E'));
  });

  it('has words for every kind in both languages', () => {
    for (const kind of CHANGE_KINDS) {
      const { title, why } = CHANGE_WORDS[kind];
      for (const message of [title, ...(why ? [why] : [])]) assert.notEqual(render(message, japanese), message.text, kind);
    }
    assert.match(comparisonReport(compare('- 金利: 1%', '- 金利: 2%'), names, (message) => render(message, japanese)), /出典/);
  });
});

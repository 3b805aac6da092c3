import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Briefing, Bullet } from '../../src/core/model/briefing';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { readSignOffs } from '../../src/core/review/readSignOffs';
import { bulletPart, coveredText, documentPart, hashOf, sectionParts, sectionsAround, type SignablePart } from '../../src/core/review/signedParts';
import { readName, type SignOff, type SignOffScope } from '../../src/core/review/signOff';
import { statusOf, type SignOffStatus } from '../../src/core/review/signOffStatus';
import { signOffLine, signOffOf } from '../../src/core/review/writeSignOff';

const TEXT = [
  '# Weekly', '', 'Opening words.', '', '## A: Rates', '', '- [REALTIME] Policy rate: 0.75% (Oct 30, 2026, Harbour Daily).', '- [MONTHLY] Average wait: 2.4 days (Oct 2026, Pilot Monthly).', '',
  '### Tier 2', '', '- [DAILY] ドル円: 153 (2026年10月30日、ハーバー日報)。', '', '## B: 市場', '', '- Container lines announce winter surcharges on the northern route.', '',
].join('\n');
const NOON = Date.parse('2026-11-23T12:00:00Z');

const partOf = (briefing: Briefing, scope: SignOffScope, index = 0): SignablePart => {
  const parts = { bullet: () => briefing.bullets.map((bullet) => bulletPart(briefing, bullet)), section: () => sectionParts(briefing), document: () => [documentPart(briefing)] }[scope]();
  const part = parts[index];
  assert.ok(part, `${scope} ${index}`);
  return part;
};
const sign = (text: string, scope: SignOffScope, index = 0, who = 'Aya', when = NOON): SignOff => {
  const briefing = parseBriefing(text);
  return signOffOf(briefing, partOf(briefing, scope, index), who, when);
};
const short = (status: SignOffStatus | undefined): string =>
  status?.state === 'signed' ? `signed ${status.by.map(({ who }) => who).join('+')}` : status?.state === 'lapsed' ? `lapsed ${status.last.who}` : 'none';
const bulletStates = (text: string, signOffs: readonly SignOff[]): string[] => {
  const briefing = parseBriefing(text);
  const { bullets } = statusOf(briefing, signOffs);
  return briefing.bullets.map((bullet: Bullet) => short(bullets.get(bullet)));
};
const sectionStates = (text: string, signOffs: readonly SignOff[]): string[] => [...statusOf(parseBriefing(text), signOffs).sections.values()].map(short);

describe('the text that a sign-off covers', () => {
  it('is that of the part, tag, figures and citation included', () => {
    const briefing = parseBriefing(TEXT);
    const texts = (scope: SignOffScope, count: number): string[] => Array.from({ length: count }, (_, index) => coveredText(TEXT, partOf(briefing, scope, index).range));
    assert.deepEqual(texts('bullet', 3)[2], '- [DAILY] ドル円: 153 (2026年10月30日、ハーバー日報)。');
    assert.deepEqual(texts('section', 4).map((text) => text.split('\n')[0]), ['# Weekly', '## A: Rates', '### Tier 2', '## B: 市場']);
    assert.deepEqual(texts('section', 4).map((text) => text.split('\n').length), [16, 8, 3, 3]);
    assert.equal(texts('document', 1)[0], TEXT.trimEnd());
    assert.deepEqual(sectionsAround(briefing, TEXT.indexOf('ドル円')).map(({ section }) => section?.title), ['Tier 2', 'A: Rates', 'Weekly']);
    assert.deepEqual(sectionsAround(parseBriefing('- a\n\n# A\n'), 0), []);
  });

  it('is hashed as everybody hashes: SHA-256 of UTF-8', () => {
    for (const text of ['', 'abc', TEXT.trimEnd(), '𠮷野家', 'x'.repeat(100_000)]) {
      assert.equal(hashOf(text, { start: 0, end: text.length }), createHash('sha256').update(text).digest('hex'));
    }
  });

  it('is the same with other line ends and with white space behind its lines', () => {
    const own = coveredText(TEXT, { start: 0, end: TEXT.length });
    for (const other of [TEXT.replaceAll('\n', '\r\n'), TEXT.replaceAll('\n', '\r'), TEXT.replaceAll('\n', '  \n'), TEXT.replaceAll('\n', '\u3000\t\n'), `${TEXT}\n\n`, TEXT.trimEnd()]) {
      assert.equal(coveredText(other, { start: 0, end: other.length }), own);
    }
    const long = `a${' '.repeat(200_000)}b`;
    assert.equal(coveredText(long, { start: 0, end: long.length }), long);
  });
});

describe('a sign-off', () => {
  it('holds for its part, and for what lies in it', () => {
    assert.deepEqual(bulletStates(TEXT, [sign(TEXT, 'bullet', 1)]), ['none', 'signed Aya', 'none', 'none']);
    assert.deepEqual(bulletStates(TEXT, [sign(TEXT, 'section', 2)]), ['none', 'none', 'signed Aya', 'none']);
    assert.deepEqual(bulletStates(TEXT, [sign(TEXT, 'section', 1), sign(TEXT, 'bullet', 2, 'Ben', NOON + 1)]), ['signed Aya', 'signed Aya', 'signed Ben+Aya', 'none']);
    assert.deepEqual(bulletStates(TEXT, [sign(TEXT, 'document')]), Array.from({ length: 4 }, () => 'signed Aya'));
    assert.deepEqual(sectionStates(TEXT, [sign(TEXT, 'section', 1)]), ['none', 'signed Aya', 'signed Aya', 'none']);
    assert.equal(short(statusOf(parseBriefing(TEXT), [sign(TEXT, 'document')]).document), 'signed Aya');
    assert.equal(short(statusOf(parseBriefing(TEXT), [sign(TEXT, 'section', 0)]).document), 'none');
  });

  it('says of each person the newest', () => {
    const { bullets } = statusOf(parseBriefing(TEXT), [sign(TEXT, 'bullet', 0, 'Aya', NOON), sign(TEXT, 'bullet', 0, 'Ben', NOON + 60_000), sign(TEXT, 'bullet', 0, 'Aya', NOON + 120_000)]);
    const [first] = bullets.values();
    assert.deepEqual(first?.state === 'signed' && first.by.map(({ who, when }) => [who, when]), [['Aya', '2026-11-23T12:02:00.000Z'], ['Ben', '2026-11-23T12:01:00.000Z']]);
  });

  const changes: readonly (readonly [string, string, string])[] = [
    ['a figure', '0.75%', '1.00%'], ['the tag', '[REALTIME]', '[QUARTERLY]'], ['the date', 'Oct 30, 2026, Harbour', 'Nov 3, 2026, Harbour'], ['the publisher', 'Harbour Daily).', 'Dockside).'],
    ['a letter', 'Policy rate', 'policy rate'], ['the white space inside', 'rate: 0', 'rate:  0'],
  ];
  for (const [what, from, to] of changes) {
    it(`lapses with ${what}`, () => {
      const signOffs = [sign(TEXT, 'bullet'), sign(TEXT, 'section', 1, 'Ben'), sign(TEXT, 'document', 0, 'Cho'), sign(TEXT, 'section', 3, 'Dan')];
      const edited = TEXT.replace(from, to);
      const sameLabel = edited.includes('Policy rate: ');
      assert.equal(bulletStates(edited, signOffs)[0], sameLabel ? 'lapsed Aya' : 'none');
      assert.deepEqual(sectionStates(edited, signOffs), ['none', 'lapsed Ben', 'none', 'signed Dan']);
      const { document, lapsed } = statusOf(parseBriefing(edited), signOffs);
      assert.equal(short(document), 'lapsed Cho');
      assert.equal(lapsed.length, 3);
    });
  }

  it('tells of lapsed ones the newest of the place, and holds again when the text is as it was', () => {
    const other = TEXT.replace('153', '154');
    const signOffs = [sign(TEXT, 'bullet', 2, 'Aya', NOON), sign(other, 'bullet', 2, 'Ben', NOON + 1)];
    assert.equal(bulletStates(TEXT.replace('153', '155'), signOffs)[2], 'lapsed Ben');
    assert.equal(bulletStates(TEXT, signOffs)[2], 'signed Aya');
    const words = TEXT.replace('northern route.', 'northern route and on the southern one.');
    assert.equal(bulletStates(words, [sign(TEXT, 'bullet', 3)])[3], 'lapsed Aya', 'a bullet without a label goes by its first words');
  });

  it('goes with its text to another place', () => {
    const moved = TEXT.replace('- [MONTHLY] Average wait: 2.4 days (Oct 2026, Pilot Monthly).\n', '') + '- [MONTHLY] Average wait: 2.4 days (Oct 2026, Pilot Monthly).\n';
    assert.deepEqual(bulletStates(moved, [sign(TEXT, 'bullet', 1)]), ['none', 'none', 'none', 'signed Aya']);
  });

  it('of texts that are alike holds where it was made', () => {
    const twice = '# Japan\n\n- Rate: 5% (Jan 7, 2026, A)\n\n# Korea\n\n- Rate: 5% (Jan 7, 2026, A)\n';
    assert.deepEqual(bulletStates(twice, [sign(twice, 'bullet', 1)]), ['none', 'signed Aya']);
    const elsewhere = sign('# India\n\n- Rate: 5% (Jan 7, 2026, A)\n', 'bullet');
    assert.deepEqual(bulletStates(twice, [elsewhere]), ['none', 'none']);
  });

  it('never lapses by an edit elsewhere or by other line ends, and always by an edit of its text', () => {
    const word = fc.stringMatching(/^[a-z\u3042-\u3050]{1,8}$/);
    const bullets = fc.uniqueArray(fc.tuple(word, fc.nat(999), word), { minLength: 2, maxLength: 8, selector: ([label]) => label });
    fc.assert(fc.property(bullets, fc.nat(), fc.nat(), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', ' ', '\u3000 '), word, (list, at, from, newline, tail, edit) => {
      const lines = list.map(([label, figure, publisher]) => `- [DAILY] ${label}: ${figure} (Jan 7, 2026, ${publisher})`);
      const target = at % lines.length;
      const signOff = sign(`# S\n\n${lines.join('\n')}\n`, 'bullet', target);
      const stateOf = (changed: readonly string[], end: string): string | undefined => bulletStates(`# S${end}${end}${changed.join(end)}${end}`, [signOff])[target];
      const others = lines.map((line, index) => (index === target ? line : line.replace(/: \d+/, `: ${edit} 1000`)));
      assert.equal(stateOf(others.map((line) => line + tail), newline), 'signed Aya');
      const line = lines[target] ?? '';
      const place = 2 + (from % (line.length - 2));
      const edited = line.slice(0, place) + edit + line.slice(place);
      assert.notEqual(stateOf(lines.map((one, index) => (index === target ? edited : one)), newline), 'signed Aya');
    }), { numRuns: 60 });
  });

  it('is counted for thousands of bullets and deep sections in no time', () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `${'#'.repeat(1 + (index % 6))} S${index}\n\n- L${index}: ${index}\n\n`).join('');
    const started = performance.now();
    const briefing = parseBriefing(text);
    const signOffs = briefing.bullets.map((bullet) => signOffOf(briefing, bulletPart(briefing, bullet), 'Aya', NOON));
    signOffs.push(...sectionParts(briefing).slice(0, 500).map((part) => signOffOf(briefing, part, 'Ben', NOON)));
    assert.ok([...statusOf(briefing, signOffs).bullets.values()].every((status) => status.state === 'signed'));
    assert.ok(performance.now() - started < 3_000);
  });
});

describe('the file of sign-offs', () => {
  const lines = [sign(TEXT, 'bullet', 0), sign(TEXT, 'section', 1, 'Ben'), sign(TEXT, 'document', 0, '渡辺 "A"', NOON + 5)].map((one) => signOffLine(one, true));
  const [first = '', second = '', third = ''] = lines;
  const read = (text: string): [number, number[]] => {
    const { signOffs, problems } = readSignOffs(text);
    return [signOffs.length, problems.map(({ line }) => line)];
  };

  it('gives back what was written', () => {
    assert.deepEqual(readSignOffs(lines.join('')), { signOffs: [sign(TEXT, 'bullet', 0), sign(TEXT, 'section', 1, 'Ben'), sign(TEXT, 'document', 0, '渡辺 "A"', NOON + 5)], problems: [] });
    assert.ok(lines.every((line) => line.indexOf('\n') === line.length - 1));
  });

  const cases: readonly (readonly [string, string, [number, number[]]])[] = [
    ['nothing', '', [0, []]], ['only white space', ' \n\r\n\t', [0, []]], ['another order', third + first + second, [3, []]], ['lines twice', first + second + first + first, [2, []]],
    ['Windows line ends', lines.join('').replaceAll('\n', '\r\n'), [3, []]], ['lone carriage returns', lines.join('').replaceAll('\n', '\r'), [3, []]], ['a byte order mark', `\uFEFF${first}`, [1, []]],
    ['a last line that was cut off', first + second.slice(0, -20), [1, [2]]], ['a last line without its end', first + second.trimEnd(), [2, []]], ['a line that was cut off and went on', first + second.slice(0, 40) + signOffLine(sign(TEXT, 'bullet', 1), false), [2, [2]]],
    ['a conflict', `<<<<<<< HEAD\n${first}||||||| base\n=======\n${second}>>>>>>> topic\n`, [2, [1, 3, 4, 6]]],
    ['another version', first + second.replace('"version":1', '"version":2'), [1, [2]]], ['what is no object', '[]\nnull\n1\n"x"\n{}\n', [0, [1, 2, 3, 4, 5]]],
    ['a scope nobody knows', first.replace('"bullet"', '"word"'), [0, [1]]], ['no such instant', first.replace('2026-11-23T', '2026-13-23T'), [0, [1]]], ['a local time', first.replace('.000Z', ''), [0, [1]]],
    ['no name', first.replace('"Aya"', '" "'), [0, [1]]], ['a short hash', first.replace(/[0-9a-f]{64}/, 'abc'), [0, [1]]], ['a place of another kind', first.replace(/"place":\{.*?\},/, '"place":7,'), [1, []]],
    ['a key of a later version', first.replace('{"version"', '{"evidence":["x"],"version"'), [1, []]],
  ];
  for (const [what, text, expected] of cases) it(`is read with ${what}`, () => assert.deepEqual(read(text), expected));

  it('never throws, and keeps every whole line of what union made of two branches', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...lines, '<<<<<<< a\n', '{"version":1,', '\n', 'x\r')), fc.string(), (parts, rubbish) => {
      const text = parts.join('') + rubbish;
      const whole = new Set(parts.filter((part, index) => lines.includes(part) && /[\n\r]$/.test(parts[index - 1] ?? '\n')));
      assert.ok(readSignOffs(text).signOffs.length >= whole.size);
    }));
  });

  it('has names on one line and without marks that turn the text', () => {
    assert.equal(readName('  Aya\r\nTanaka\u202E \u0000 '), 'Aya Tanaka');
    assert.equal(readName('\u202E\n'), '');
    assert.equal(readName('x'.repeat(5_000)).length, 200);
  });
});

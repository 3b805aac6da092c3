import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DATE_FORMATS, EXTRACT_FORMATS, type ExtractFormat, type Extraction } from '../../src/core/config/configuration';
import { parseCivilDate } from '../../src/core/model/civilDate';
import { asOfText } from '../../src/core/model/observation';
import { isFault } from '../../src/core/sources/fault';
import { readFeed } from '../../src/core/sources/readFeed';
import { parseSourceNumber } from '../../src/core/sources/sourceNumber';
import { readingOf } from '../support/replies';
import { workbookOf } from '../support/workbooks';

type Rows = readonly (readonly [string, string])[];
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A reply in each format with a date and a cell in every row, and how it is read. */
const FORMS: Readonly<Record<ExtractFormat, { readonly write: (rows: Rows) => Uint8Array; readonly read: Partial<Extraction> }>> = {
  json: { write: (rows) => Buffer.from(JSON.stringify(rows.map(([d, v]) => ({ d, v })))), read: { value: '$[*].v', date: ['$[*].d'] } },
  csv: { write: (rows) => Buffer.from(`title\nd,v\n${rows.map(([d, v]) => `${d},"${v}"`).join('\n')}\nnote\n`), read: { value: 'v', date: ['d'] } },
  xml: { write: (rows) => Buffer.from(`<r>${rows.map(([d, v]) => `<o d="${d}"><v>${escaped(v)}</v></o>`).join('')}</r>`), read: { value: '$..v[*]', date: ["$..o[*]['@d']"] } },
  feed: { write: (rows) => Buffer.from(`<rss version="2.0"><channel><title>t</title>${rows.map(([d, v]) => `<item><title>v=${escaped(v)};</title><pubDate>${d}</pubDate></item>`).join('')}</channel></rss>`), read: { pattern: 'v=(?P<value>[^;]*);' } },
  html: { write: (rows) => Buffer.from(`<table>${rows.map(([d, v]) => `<tr><td>${d}</td><td>${escaped(v)}</td></tr>`).join('')}</table>`), read: { rows: 'tr', value: 'td:nth-child(2)', date: ['td:nth-child(1)'] } },
  xlsx: { write: (rows) => workbookOf([{ name: 's', rows: [['d', 'v'], ...rows] }]), read: { value: 'v', date: ['d'] } },
  text: { write: (rows) => Buffer.from(rows.map(([d, v]) => `[${d};${v}]`).join('\n')), read: { pattern: '\\[(?P<date>[^;]*);(?P<value>[^\\]]*)\\]' } },
};

const missing = fc.constantFrom('', '-', '--', '.', '..', '…', '*', '＊', '－', '―', '−', 'NA', 'N/A', 'n.a.', 'NaN', 'null', ' ');
const cell = fc.oneof(missing, fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(2)));
const day = fc.integer({ min: 0, max: 40 }).map((days) => new Date(Date.UTC(2026, 9, 1) + days * 86_400_000).toISOString().slice(0, 10));

describe('readers of replies', function () {
  this.timeout(60_000);

  const body = fc.oneof(
    fc.uint8Array({ maxLength: 80 }), fc.json().map((text) => Buffer.from(text)), fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => Buffer.from(text)),
    fc.array(fc.constantFrom('<', '>', '</', '<a', ' b="1"', '<td>', '<!--', '-->', '<![CDATA[', ']]>', '<?xml?>', '<rss><channel><item><title>', '<script>', '&amp;', '&#1;', 'x', '1', '"', '{', '[', ',', '\n'), { maxLength: 30 }).map((parts) => Buffer.from(parts.join(''))),
  );
  const locator = fc.constantFrom(null, '$', '$.v', '$..*', '$[0]', '$[*].v', "$..['@d']", 'v', 'd', '#1', '#2', '#A', '$.[', '', '$[?@.a>1]', 'td', 'td@x', 'tr > td', '*', 'td[', '@x', 'none', 'link');
  const pattern = fc.constantFrom(null, '(?P<value>\\d+)', '(?P<date>\\S+) (?P<value>.*)', '(', '(?s).*', '(?<date>x)?(?<value>.)');
  const extraction = fc.record({
    format: fc.constantFrom(...EXTRACT_FORMATS), value: locator, date: fc.array(locator.map((one) => one ?? 'd'), { maxLength: 2 }), dateFormat: fc.constantFrom(...DATE_FORMATS), timeZone: fc.constantFrom(null, 'Asia/Tokyo', 'nowhere'), pattern,
    rows: fc.constantFrom(null, 'tr', '*', '['), row: fc.constantFrom({}, { v: '1' }, { '#1': 'a' }), sheet: fc.constantFrom(null, 's', 'x'), okWhen: fc.constantFrom({}, { '$.s': '200' }, { v: 'v' }, { '(': 'x' }),
    encoding: fc.constantFrom(null, 'shift_jis', 'utf-16le', 'nothing'), scale: fc.constantFrom(1, 1e8, -1),
  });

  function check(extract: Partial<Extraction>, bytes: Uint8Array): void {
    const reading = readingOf({ ...extract, context: { linkDate: '2026-11-20' } }, bytes);
    if (isFault(reading)) {
      const args = ['title', 'url', ...reading.details];
      for (const [, index] of reading.text.matchAll(/\{(\d+)\}/g)) assert.ok(Number(index) < args.length, reading.text);
      return;
    }
    for (const { value, asOf } of [reading.newest, ...reading.series]) assert.ok(Number.isFinite(value) && (asOf === null || parseCivilDate(asOf) === asOf));
    assert.deepEqual(reading.series.map(({ asOf }) => asOf), [...new Set(reading.series.map(({ asOf }) => asOf))].sort());
  }

  it('give finite values with real dates in order, or a fault with a whole sentence, on any bytes', () => {
    fc.assert(fc.property(body, extraction, (bytes, extract) => check(extract, bytes)), { numRuns: 500 });
  });

  it('do so on whole replies that were damaged on the way', () => {
    const damage = fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }), at: fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 4 }) });
    fc.assert(fc.property(fc.constantFrom(...EXTRACT_FORMATS), fc.array(fc.tuple(day, cell), { maxLength: 6 }), damage, (format, rows, { cut, at }) => {
      const bytes = Uint8Array.from(FORMS[format].write(rows)).slice(0, 1 + cut * 4000);
      for (const [place, byte] of at) bytes[place % bytes.length] = byte;
      check({ format, ...FORMS[format].read }, bytes);
    }), { numRuns: 300 });
  });

  it('read feeds without throwing', () => {
    fc.assert(fc.property(body, (bytes) => void readFeed(Buffer.from(bytes).toString('utf8'))), { numRuns: 500 });
  });

  for (const format of EXTRACT_FORMATS) {
    it(`never make up a value: ${format}`, () => {
      const rows = fc.uniqueArray(fc.tuple(day, cell), { selector: ([date]) => date, minLength: 1, maxLength: 8 });
      fc.assert(fc.property(rows, (written) => {
        const reading = readingOf({ format, ...FORMS[format].read }, FORMS[format].write(written));
        const expected = written.filter(([, text]) => /\d/.test(text)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, text]) => [date, Number(text) + 0]);
        if (expected.length === 0) return assert.ok(isFault(reading) && (reading.error === 'no-value' || reading.error === 'no-date'), JSON.stringify(reading));
        assert.ok(!isFault(reading), JSON.stringify(reading));
        assert.deepEqual(reading.series.map((one) => [asOfText(one), one.value]), expected);
      }), { numRuns: format === 'xlsx' ? 50 : 150 });
    });
  }

  it('read back every number that they could be given', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => parseSourceNumber(String(value)) === value + 0));
    fc.assert(fc.property(fc.integer(), (value) => parseSourceNumber(value.toLocaleString('en-US')) === value));
  });
});

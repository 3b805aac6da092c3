import assert from 'node:assert/strict';
import { decodeReply } from '../../src/core/sources/decodeReply';
import { isFault } from '../../src/core/sources/fault';
import { fnv1a } from '../../src/core/sources/fnv1a';
import { isMissing, parseSourceNumber } from '../../src/core/sources/sourceNumber';

describe('numbers of sources', () => {
  const read: readonly (readonly [unknown, number])[] = [
    [156.82, 156.82], [0, 0], [-0, 0], ['156.82', 156.82], [' 1,234,567.8 ', 1234567.8], ['+0.5', 0.5], ['-8.68%', -8.68], ['4.2 %', 4.2], ['(1,234.5)', -1234.5], ['(2.1%)', -2.1],
    ['−8.68', -8.68], ['▲8.68', -8.68], ['▲ 1,000', -1000], ['－１２．５', -12.5], ['４．２％', 4.2], ['.5', 0.5], ['1.2e-3', 0.0012], ['007', 7], ['1E3', 1000],
  ];
  for (const [raw, expected] of read) it(`reads ${JSON.stringify(raw)}`, () => assert.ok(Object.is(parseSourceNumber(raw), expected), String(parseSourceNumber(raw))));

  const refused = ['', '-', 'abc', '1,23', '1,2345', '12,34,567', '1.234,5', '1 234', '0x10', '¥100', '5bp', '1.2.3', '--5', '(-5)', '5-', 'Infinity', 'NaN', '1e999', '1.', '%', '.', '()', '17.37²', '5①', '½', '△5', '1 2', '=5'];
  for (const raw of [...refused, Number.NaN, Infinity, null, undefined, true, [], {}]) it(`refuses ${String(raw) || 'nothing'}`, () => assert.equal(parseSourceNumber(raw), null));

  it('knows the marks for a missing value, and 0 is none of them', () => {
    for (const raw of ['-', '.', '', ' ', 'NA', 'N/A', 'n/a', 'NaN', 'null', '*', '＊', '－', '--', '…', '―', '−', ':', '***', 'ＮＡ', '\u3000', 'n.a.', null, undefined]) assert.equal(isMissing(raw), true, String(raw));
    for (const raw of ['0', 0, 'x', false, '0.0']) assert.equal(isMissing(raw), false, String(raw));
  });
});

describe('decoding of replies', () => {
  const SHIFT_JIS = Uint8Array.of(0x93, 0xfa, 0x95, 0x74);
  const latin = (text: string, ...bytes: number[]): Uint8Array => Buffer.concat([Buffer.from(text, 'latin1'), Uint8Array.from(bytes)]);
  const cases: readonly (readonly [string, Uint8Array, string | undefined, string | null, string | RegExp])[] = [
    ['UTF-8 without a word', Buffer.from('日付'), undefined, null, '日付'],
    ['a byte order mark wins', Buffer.from('\ufeff日付'), 'text/csv; charset=shift_jis', 'shift_jis', '日付'],
    ['UTF-16 by its mark', Buffer.from('\ufeff日付', 'utf16le'), undefined, null, '日付'],
    ['the header', SHIFT_JIS, 'text/csv; charset="Shift_JIS"', null, '日付'],
    ['what the source states over the header', SHIFT_JIS, 'text/csv; charset=utf-8', 'shift_jis', '日付'],
    ['an unknown header charset is passed over', Buffer.from('日付'), 'text/csv; charset=utf8mb4', null, '日付'],
    ['the names that Microsoft has for it', SHIFT_JIS, undefined, 'cp932', '日付'],
    ['the same in the header', SHIFT_JIS, 'text/csv; charset=MS932', null, '日付'],
    ['Windows-31J', SHIFT_JIS, undefined, 'Windows-31J', '日付'],
    ['a wave dash, a fullwidth stop and a circled number of Microsoft', Uint8Array.of(0x81, 0x60, 0x81, 0x44, 0x87, 0x40), undefined, 'shift_jis', '～．①'],
    ['ASCII with a footnote in Shift_JIS', latin('2026/10/1,1.69\n', 0x92, 0x8d), undefined, 'shift_jis', '2026/10/1,1.69\n注'],
    ['meta charset', latin('<meta charset="Shift_JIS">', 0x93, 0xfa), undefined, null, '<meta charset="Shift_JIS">日'],
    ['meta http-equiv', latin('<META http-equiv="Content-Type" content="text/html; charset=x-sjis">', 0x93, 0xfa), undefined, null, '<META http-equiv="Content-Type" content="text/html; charset=x-sjis">日'],
    ['the declaration of XML', latin("<?xml version='1.0' encoding='euc-jp'?>", 0xc6, 0xfc), undefined, null, "<?xml version='1.0' encoding='euc-jp'?>日"],
    ['the header over meta', latin('<meta charset="utf-8">', 0x93, 0xfa), 'text/html; charset=shift_jis', null, '<meta charset="utf-8">日'],
    ['meta behind the first 1024 bytes', latin(`${' '.repeat(1024)}<meta charset="shift_jis">`, 0x93, 0xfa), undefined, null, /not text in \{2\}/],
    ['meta that says UTF-16 and cannot be', Buffer.from('<meta charset="utf-16">日'), undefined, null, '<meta charset="utf-16">日'],
    ['the wrong charset', SHIFT_JIS, 'text/csv; charset=utf-8', null, /not text in \{2\}.*shift_jis/],
    ['an unknown stated encoding', SHIFT_JIS, undefined, 'sjisx', /not an encoding/],
  ];
  for (const [name, bytes, contentType, stated, expected] of cases) {
    it(name, () => {
      const decoded = decodeReply(bytes, { contentType, stated, isMarkup: true });
      if (typeof expected === 'string') assert.deepEqual(decoded, { text: expected });
      else assert.ok(isFault(decoded) && decoded.error === 'malformed-reply' && expected.test(decoded.text));
    });
  }

  it('takes no word of an encoding out of data', () => {
    const decoded = decodeReply(Buffer.from('{"page":"<meta charset=shift_jis>日"}'), { contentType: undefined, stated: null, isMarkup: false });
    assert.deepEqual(decoded, { text: '{"page":"<meta charset=shift_jis>日"}' });
  });

  it('hashes as FNV-1a does', () => {
    assert.equal(fnv1a(Buffer.from('')), '811c9dc5');
    assert.equal(fnv1a(Buffer.from('foobar')), 'bf9cf968');
  });
});

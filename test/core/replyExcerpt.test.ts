import assert from 'node:assert/strict';
import { replyExcerpt } from '../../src/core/sources/replyExcerpt';
import { shiftJis } from '../support/shiftJis';
import { workbook } from '../support/workbook';

const excerptOf = (body: Uint8Array | string, { type = 'text/plain', stated = null }: { type?: string; stated?: string | null } = {}): string | null =>
  replyExcerpt({ body: typeof body === 'string' ? new TextEncoder().encode(body) : body, headers: { 'content-type': type } }, stated);

describe('the excerpt of a reply', () => {
  it('is the text where it is short', () => assert.equal(excerptOf('Date,10Y\r\n2026/11/26,2.71\r\n'), 'Date,10Y\n2026/11/26,2.71'));

  it('has the beginning of many lines, and of long ones', () => {
    const many = excerptOf(`${'x'.repeat(300)}\n`.repeat(100))?.split('\n') ?? [];
    assert.equal(many.length, 31);
    assert.deepEqual([many[0], many[30]], [`${'x'.repeat(200)}…`, '…']);
    assert.equal(excerptOf('y'.repeat(5_000)), `${'y'.repeat(1_000)}…`);
    assert.ok((excerptOf('z\n'.repeat(1_000_000))?.length ?? 0) < 100);
  });

  it('is read in the encoding that is stated, else in that of the reply; what does not fit is seen', () => {
    const bytes = shiftJis('基準日,10年');
    assert.equal(excerptOf(bytes, { stated: 'shift_jis' }), '基準日,10年');
    assert.equal(excerptOf(bytes, { type: 'text/csv; charset="Shift_JIS"' }), '基準日,10年');
    assert.match(excerptOf(bytes) ?? '', /\uFFFD/);
    assert.equal(excerptOf('abc', { stated: 'no-such-encoding' }), 'abc');
  });

  it('is none of what is no text', () => {
    assert.equal(excerptOf(workbook('a', [[1]])), null);
    assert.equal(excerptOf(Uint8Array.of(1, 0, 2)), null);
  });

  it('has no control characters', () => assert.equal(excerptOf('a\u001b[2Jb\u0007\u009bc\td'), 'a\uFFFD[2Jb\uFFFD\uFFFDc  d'));
});

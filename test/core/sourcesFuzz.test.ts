import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DATE_FORMATS } from '../../src/core/config/configuration';
import { parseCivilDate } from '../../src/core/model/civilDate';
import { render } from '../../src/core/model/message';
import { isFailure } from '../../src/core/model/observation';
import { fetchOne } from '../support/fetching';
import { parseSourceNumber } from '../../src/core/sources/sourceNumber';
import { sourceOf } from '../support/sources';

const body = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.json().map((text) => Buffer.from(text)), fc.string().map((text) => Buffer.from(text)),
  fc.array(fc.tuple(fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 }))).map((rows) => Buffer.from(`d,v\n${rows.map((row) => row.join(',')).join('\n')}`)));
const path = fc.constantFrom('$', '$.v', '$..*', '$[0]', 'v', 'd', '#1', '#2', '$.[', '', '$[?@.a>1]');

describe('fetchSource on anything', function () {
  this.timeout(20_000);

  it('gives a finite value with a real date, or a failure with a whole sentence', async () => {
    await fc.assert(
      fc.asyncProperty(body, path, path, fc.constantFrom('json' as const, 'csv' as const), fc.constantFrom(...DATE_FORMATS), async (bytes, value, date, format, dateFormat) => {
        const source = sourceOf({ extract: { format, value, date: [date], dateFormat } });
        const http = { send: () => Promise.resolve({ status: 200, finalUrl: '', redirects: [], headers: {}, body: bytes, truncated: false }) };
        const result = await fetchOne(source, { http, clock: { now: () => Date.UTC(2026, 10, 20), timeZone: 'UTC' }, timers: { delay: () => Promise.resolve() }, random: () => 0.5, secrets: { get: () => Promise.resolve(null) } });
        if (isFailure(result)) assert.doesNotMatch(render({ ...result.message, args: result.message.args.map(() => 'x') }), /\{\d\}/);
        else assert.ok(Number.isFinite(result.value) && result.asOf !== null && parseCivilDate(result.asOf) === result.asOf);
      }),
      { numRuns: 500 },
    );
  });

  it('reads back every number that it could be given', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => parseSourceNumber(String(value)) === value + 0));
    fc.assert(fc.property(fc.integer(), (value) => parseSourceNumber(value.toLocaleString('en-US')) === value));
  });
});

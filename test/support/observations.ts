import fc from 'fast-check';
import type { AsOfPrecision } from '../../src/core/model/observation';
import type { KeptObservation } from '../../src/core/observations/keptObservation';
import type { ObservationFile } from '../../src/core/observations/observationFile';
import type { Written } from '../../src/core/refresh/written';

/** An observation of which a test says what it is about; `day` is its as-of in November 2026, fetched at noon of that day. */
export const kept = (value: number, day: number, more: Partial<KeptObservation> = {}): KeptObservation => ({
  sourceId: 'usd-jpy', value, asOf: `2026-11-${String(day).padStart(2, '0')}`, precision: 'day', fetchedAt: Date.UTC(2026, 10, day, 12), url: 'https://rates.example/usd-jpy', hash: 'a1b2c3d4',
  recipe: '00000001', publisher: null, unit: null, ...more,
});

export const wrote = (at: number, more: Partial<Written> = {}): Written => ({ file: 'a.md', section: 'B', label: 'ドル円', sourceId: 'usd-jpy', figure: '156.82', bullet: 'abcd0123', asOf: '2026-11-20', at, ...more });

const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.getTime());
const day = instant.map((at) => new Date(at).toISOString().slice(0, 10));
const hash = fc.stringMatching(/^[0-9a-f]{8}$/);
const id = fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,8}$/);
/** What `JSON` can hold: it knows no minus zero. */
const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number));

export const anyKept: fc.Arbitrary<KeptObservation> = fc.record({
  sourceId: id, value, asOf: fc.option(day), precision: fc.constantFrom<AsOfPrecision>('day', 'month', 'quarter', 'year'), fetchedAt: instant, url: fc.string({ unit: 'binary' }), hash,
  recipe: fc.option(hash), publisher: fc.option(fc.string({ unit: 'binary' })), unit: fc.option(fc.string()),
}, { noNullPrototype: true });

export const anyWritten: fc.Arbitrary<Written> = fc.record({
  file: fc.string({ unit: 'binary' }), section: fc.string({ unit: 'binary' }), label: fc.string({ unit: 'binary' }), sourceId: id, figure: fc.string(), bullet: hash,
  asOf: fc.option(fc.oneof(day, day.map((one) => one.slice(0, 7)), day.map((one) => one.slice(0, 4)), day.map((one) => `${one.slice(0, 4)}-Q3`))), at: instant,
}, { noNullPrototype: true });

/** A file in memory that counts what is asked of it. */
export class MemoryFile implements ObservationFile {
  text = '';
  readings = 0;
  compactions = 0;
  broken = false;

  stamp(): Promise<string> {
    return Promise.resolve(`${this.text.length} ${this.compactions}`);
  }

  read(): Promise<string> {
    this.readings++;
    return Promise.resolve(this.text);
  }

  append(lines: string): Promise<void> {
    if (this.broken) return Promise.reject(new Error('the disk is full'));
    this.text += lines;
    return Promise.resolve();
  }

  compact(how: (text: string) => string): Promise<void> {
    this.compactions++;
    this.text = how(this.text);
    return Promise.resolve();
  }
}

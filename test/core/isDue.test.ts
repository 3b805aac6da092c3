import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDue, type Attempts } from '../../src/core/refresh/isDue';
import { observed } from '../support/refreshing';

const MINUTE = 60_000;
const TTL = 15 * MINUTE;
const NOW = Date.UTC(2026, 10, 20, 12);
const attempts = (more: Partial<Attempts> & { readonly fetchedAt?: number } = {}): Attempts => {
  const { fetchedAt = NOW, ...rest } = more;
  return { observation: { ...observed('s', 1), fetchedAt }, attemptedAt: NOW, fetching: false, failures: 0, ...rest };
};
const dueAfter = (known: Attempts, ms: number): boolean => isDue(known, TTL, NOW + ms);

describe('when a source that nobody asks for is asked again', () => {
  it('is when its value has outlived its time', () => {
    assert.deepEqual([TTL - 1, TTL].map((ms) => dueAfter(attempts(), ms)), [false, true]);
    assert.equal(isDue(attempts({ attemptedAt: null, observation: null }), TTL, NOW), true, 'never asked');
    assert.equal(dueAfter(attempts({ fetching: true }), 10 * TTL), false, 'it is being asked');
  });

  it('is counted from when another window fetched it, so that all windows ask together', () => {
    const known = attempts({ fetchedAt: NOW - 5 * MINUTE });
    assert.deepEqual([10 * MINUTE - 1, 10 * MINUTE].map((ms) => dueAfter(known, ms)), [false, true]);
  });

  it('is half its time ahead at least, however old what it is calculated from', () => {
    const known = attempts({ fetchedAt: NOW - 100 * TTL });
    assert.deepEqual([TTL / 2 - 1, TTL / 2].map((ms) => dueAfter(known, ms)), [false, true]);
  });

  it('is later each time it fails, sixteen times its own time at most', () => {
    const times = [1, 2, 3, 4, 5, 50].map((failures) => [2, 4, 8, 16].find((factor) => dueAfter(attempts({ failures }), factor * TTL)));
    assert.deepEqual(times, [2, 4, 8, 16, 16, 16]);
  });

  it('is at once after the clock was set back', () => {
    assert.equal(dueAfter(attempts(), -1), true);
    assert.equal(dueAfter(attempts({ failures: 4 }), -10 * TTL), true);
  });

  it('is one round after a sleep of whichever length, not many', () => {
    fc.assert(fc.property(fc.integer({ min: TTL, max: 1000 * TTL }), fc.nat(5), (sleep, failures) => {
      let known = attempts({ failures });
      let rounds = 0;
      for (let second = 0; second < 60; second++) {
        const now = NOW + sleep * 16 + second * 1000;
        if (!isDue(known, TTL, now)) continue;
        rounds++;
        known = attempts({ attemptedAt: now, fetchedAt: now });
      }
      assert.equal(rounds, 1);
    }));
  });
});

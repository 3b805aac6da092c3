import type { Source } from '../config/configuration';
import { daysBetween, dayInZone } from '../model/civilDate';
import type { Reading } from './chooseReading';
import { fault, type Fault } from './fault';

/** Why a value is taken for a mistake by what the source says of itself, `range` and `maxAgeDays`; null where nothing speaks against it. `now`: epoch milliseconds, UTC. */
export function implausibility({ range, maxAgeDays }: Source, { value, asOf }: Reading, now: number): Fault | null {
  if (range && (value < range.low || value > range.high)) {
    return fault('implausible', '{0}: {1} gives {2}, which is not from {3} to {4}. Look whether the right value is read; if it is, widen `range`.', value, range.low, range.high);
  }
  if (maxAgeDays === null || asOf === null || daysBetween(asOf, dayInZone(now, 'UTC')) <= maxAgeDays) return null;
  return fault('too-old', '{0}: the newest value of {1} is of {2}, more than {3} days ago. Look whether the source has moved; if it is only slow, raise `max_age`.', asOf, maxAgeDays);
}

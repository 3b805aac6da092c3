import type { Source } from '../config/configuration';
import { daysBetween, dayInZone } from '../model/civilDate';
import { asOfText } from '../model/observation';
import type { Chosen, Reading } from './chooseReading';
import { fault, type Fault } from './fault';

/** Days that a date may be ahead of the day in UTC: one, since the Pacific is. */
const DAYS_AHEAD = 1;

/** Why a value that was read is not believed. `now`: epoch milliseconds, UTC. */
export const plausibleFault = (source: Source, chosen: Chosen, now: number): Fault | null => futureFault(chosen, now) ?? limitFault(source, chosen.newest, now);

function futureFault({ newest, date }: Chosen, now: number): Fault | null {
  const today = dayInZone(now, 'UTC');
  // A period may still be running, as with a forecast for this year; a day may not be ahead.
  if (date !== null && daysBetween(today, date.precision === 'day' ? date.asOf : date.from) > DAYS_AHEAD) {
    return fault('future-date', '{0}: {1} gives the date {2}, which is in the future. Check `date` and `date_format` in its extraction.', asOfText(newest) ?? '');
  }
  return null;
}

/** Why a value is not believed by what the source says of itself, its range and its age. `now`: epoch milliseconds, UTC. */
export function limitFault({ range, maxAgeDays }: Source, newest: Reading, now: number): Fault | null {
  if (range !== null && !(newest.value >= range.low && newest.value <= range.high)) {
    return fault('implausible', '{0}: {1} gives {2}, which is outside of {3} to {4} and taken for a mistake. Check `value` in its extraction, or correct `range`.', newest.value, range.low, range.high);
  }
  if (newest.asOf !== null && maxAgeDays !== null && daysBetween(newest.asOf, dayInZone(now, 'UTC')) > maxAgeDays) {
    return fault('too-old', '{0}: the newest value of {1} is of {2}, more than {3} days ago. The source may have stopped; look for another, or raise `max_age`.', asOfText(newest) ?? '', maxAgeDays);
  }
  return null;
}

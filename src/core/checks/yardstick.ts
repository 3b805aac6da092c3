import type { Configuration } from '../config/configuration';
import type { Briefing } from '../model/briefing';
import { dayInZone, type CivilDate } from '../model/civilDate';
import { lastDayOf } from '../parse/dates/dates';
import type { Clock } from '../ports';

/** The zone whose days count: the configured one, else Tokyo for a Japanese briefing and the machine's for any other. */
export const zoneOf = (briefing: Briefing, configuration: Configuration, clock: Clock): string =>
  configuration.timeZone ?? (briefing.language === 'ja' ? 'Asia/Tokyo' : clock.timeZone);

/**
 * The day that ages are measured at: the document's own date where the configuration says `as_of: document` and the document has one,
 * else today in `zoneOf`.
 */
export function yardstick(briefing: Briefing, configuration: Configuration, clock: Clock): CivilDate {
  const own = configuration.asOf === 'document' && briefing.asOf ? lastDayOf(briefing.asOf.date) : null;
  return own ?? dayInZone(clock.now(), zoneOf(briefing, configuration, clock));
}

import { daysBetween, type CivilDate } from '../../core/model/civilDate';

/** `5m`, `3h`, `12d`, `9mo`, `2y`: the largest unit that has at least one whole. */
export function shortAge(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  return shortDays(Math.floor(minutes / (24 * 60)));
}

export function shortDays(days: number): string {
  if (days < 60) return `${days}d`;
  return days < 730 ? `${Math.floor(days / 30)}mo` : `${Math.floor(days / 365)}y`;
}

/** Days since an as-of date, `0d` for today; a date ahead counts as today. */
export const ageOfDay = (asOf: CivilDate, today: CivilDate): string => shortDays(Math.max(0, daysBetween(asOf, today)));

/** `2026-11-23 10:42:07 GMT+9`: absolute, with the zone named. */
export function absoluteTime(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'shortOffset',
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName')}`;
}

/** `10:42` in the zone. */
export const clockTime = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);

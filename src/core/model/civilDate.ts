/** A calendar day without a time or a zone, written `YYYY-MM-DD`; such strings order as the days do. */
export type CivilDate = string;

const DAY_MS = 86_400_000;

/** The day, or null where there is no such day (`2026-02-30`). */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads exactly `YYYY-MM-DD`; null for anything else and for days that do not exist. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? civilDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The calendar day at an instant (epoch milliseconds, UTC) in an IANA time zone. */
export function dayInZone(instant: number, timeZone: string): CivilDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(instant);
}

const two = (value: number): string => String(value).padStart(2, '0');

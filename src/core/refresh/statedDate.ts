import type { Bullet } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import type { CivilDate } from '../model/civilDate';

/** The date that a refresh writes: of the citation that stands for the bullet, or where that has none, the first that tells the bullet's age. */
export const statedDate = (bullet: Bullet): CitationDate | null => bullet.citation?.date ?? bullet.dates[0] ?? null;

/** The latest day that any date of the bullet is surely of: a month that is still running is no newer than a day in it. */
export function newestDay(bullet: Bullet): CivilDate | null {
  let newest: CivilDate | null = null;
  for (const date of bullet.dates) {
    const day = date.precision === 'day' ? date.to : date.from;
    if (day !== null && (newest === null || day > newest)) newest = day;
  }
  return newest;
}

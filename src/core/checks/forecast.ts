import { firstDayOver } from '../model/ageing';
import type { Bullet } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Freshness } from './freshness';

/** A bullet that is not stale on the day ages are measured at, and will be on `staleOn`. */
export interface Due {
  readonly bullet: Bullet;
  readonly freshness: Freshness;
  /** The first day it is stale: as a warning, or as an error where its cadence has no other threshold or that one is passed first. */
  readonly staleOn: CivilDate;
  /** The first day it is an error; null where its cadence has no such threshold. */
  readonly errorOn: CivilDate | null;
}

/** What goes stale up to a day (that day included) unless it is refreshed, soonest first; bullets that are stale already are not in it. */
export function forecast(freshness: ReadonlyMap<Bullet, Freshness>, by: CivilDate): readonly Due[] {
  const due: Due[] = [];
  for (const [bullet, one] of freshness) {
    if (one.state !== 'fresh' && one.state !== 'dueSoon') continue;
    const when = daysOfAge(one);
    if (when && when.staleOn <= by) due.push({ bullet, freshness: one, ...when });
  }
  return due.sort((left, right) => (left.staleOn < right.staleOn ? -1 : left.staleOn > right.staleOn ? 1 : left.bullet.range.start - right.bullet.range.start));
}

function daysOfAge({ date, cadence, count }: Freshness): Pick<Due, 'staleOn' | 'errorOn'> | null {
  const from = date?.to;
  if (!from) return null;
  const [warnOn, errorOn] = [cadence.warnAfterDays, cadence.errorAfterDays].map((threshold) => (threshold === null ? null : firstDayOver(from, threshold, count)));
  const staleOn = [warnOn, errorOn].filter((day) => typeof day === 'string').sort()[0];
  return staleOn === undefined ? null : { staleOn, errorOn: errorOn ?? null };
}

import type { Bullet } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import type { Freshness } from './freshness';

/** A bullet that is not stale on the day ages are measured at, and will be on `staleOn`. */
export interface Due {
  readonly bullet: Bullet;
  readonly freshness: Freshness;
  /** The first day it is stale, as a warning where its cadence has that threshold, else as an error. */
  readonly staleOn: CivilDate;
  /** The first day it is an error; null where its cadence has no such threshold. */
  readonly errorOn: CivilDate | null;
}

/** What goes stale up to a day (that day included) unless it is refreshed, soonest first; bullets that are stale already are not in it. */
export function forecast(_freshness: ReadonlyMap<Bullet, Freshness>, _by: CivilDate): readonly Due[] {
  return [];
}

import type { RequestSpec } from '../config/configuration';
import { addDays, type CivilDate } from '../model/civilDate';
import { dependsOnDay } from './placeholders';

/** An address as it is written, and the day that its `${date…}` is filled with. */
export interface Address {
  readonly url: string;
  readonly day: CivilDate;
}

/**
 * The addresses that are asked in turn, each only where the one before has nothing yet: `url`, then the fallbacks. One that depends on the day goes
 * back day by day before the next one's turn; the days back are counted over all of them, so that there are never more than 1 + fallbacks + days.
 */
export function addressesOf({ url, fallbacks, walkBackDays }: RequestSpec, today: CivilDate): Address[] {
  const addresses: Address[] = [];
  let daysLeft = walkBackDays;
  for (const one of [url, ...fallbacks]) {
    addresses.push({ url: one, day: today });
    if (!dependsOnDay(one)) continue;
    for (let back = 1; daysLeft > 0; back++, daysLeft--) addresses.push({ url: one, day: addDays(today, -back) ?? today });
  }
  return addresses;
}

/** When ids of posts on X began to hold the time, as epoch milliseconds: their own zero. */
const SNOWFLAKE_EPOCH = 1_288_834_974_657n;
const SEQUENCE_BITS = 22n;
/** Ids were handed out this way from November 2010 on; a smaller one is a running number of another kind, such as `540`. */
const EARLIEST = Date.UTC(2010, 10, 5);
const DAY_MS = 86_400_000;

/**
 * The instant a post on X was made, epoch milliseconds, UTC, by its id: `ms = (id >> 22) + 1288834974657`. Null for what is no such id: no
 * number, one too small to hold a time, or a time that is more than 24 hours ahead of `now`.
 */
export function postInstant(id: string, now: number): number | null {
  if (!/^[1-9]\d{0,18}$/.test(id)) return null;
  const instant = Number((BigInt(id) >> SEQUENCE_BITS) + SNOWFLAKE_EPOCH);
  return instant >= EARLIEST && instant <= now + DAY_MS ? instant : null;
}

/** Whether an address is one of X, whose posts alone have such ids. */
export const isOnX = (url: string): boolean => /^https?:\/\/(?:(?:www|m|mobile)\.)?(?:x|twitter)\.com\//i.test(url);

const STATUS = /^https?:\/\/(?:(?:www|m|mobile)\.)?(?:x|twitter)\.com\/(?:[^/]+|i\/web)\/status(?:es)?\/(\d+)(?:[/?#]|$)/i;

/** The id of a post in its address on X; null where the address is another one. */
export const postIdOf = (url: string): string | null => STATUS.exec(url)?.[1] ?? null;

import { readDuration } from '../config/duration';
import type { Configuration } from '../config/configuration';
import type { Bullet, Tag } from '../model/briefing';
import type { Cadence, Calendar } from '../model/cadence';
import { nearestTag } from '../parse/tags';

const DAY_MS = 86_400_000;

/**
 * How a tagged bullet ages: by its tag's cadence, or as a comment on the bullet says (`<!-- cadence: null -->` never, `<!-- cadence: MONTHLY -->`
 * as that one, `<!-- cadence: warn_after: 10d, error_after: null -->` with other thresholds, merged a key). Null where its tag is no cadence
 * and is not misspelt either: a slip of the pen must not hide that a bullet is stale.
 * A comment that cannot be read changes nothing.
 */
export function cadenceInForce(bullet: Bullet, { cadences }: Configuration): Cadence | null {
  const own = bullet.tag && cadenceOf(bullet.tag, cadences);
  if (!own) return null;
  return (bullet.cadenceMark && readCadenceMark(bullet.cadenceMark.text, own, cadences)) ?? own;
}

/** The mark of a bullet's cadence where it cannot be read, and so changes nothing. */
export function unreadMark({ tag, cadenceMark }: Bullet, { cadences }: Configuration): Bullet['cadenceMark'] {
  const own = cadenceMark && tag && cadenceOf(tag, cadences);
  return own && !readCadenceMark(cadenceMark.text, own, cadences) ? cadenceMark : null;
}

function cadenceOf({ name, known }: Tag, cadences: Configuration['cadences']): Cadence | undefined {
  return cadences.get(name) ?? (known ? undefined : cadences.get(nearestTag(name, new Set(cadences.keys())) ?? ''));
}

/** What a cadence comment says, over the cadence of the tag; null where it cannot be read. */
function readCadenceMark(text: string, own: Cadence, cadences: Configuration['cadences']): Cadence | null {
  if (text === 'null') return { ...own, warnAfterDays: null, errorAfterDays: null };
  const named = cadences.get(text.toUpperCase());
  if (named) return named;
  let cadence = own;
  for (const part of text.replace(/^\{(.*)\}$/, '$1').split(',')) {
    const changed = readPart(part.trim(), cadence);
    if (!changed) return null;
    cadence = changed;
  }
  return cadence;
}

function readPart(part: string, cadence: Cadence): Cadence | null {
  const [, key, value = ''] = /^(warn_after|error_after|calendar):\s*(\S+)$/.exec(part) ?? [];
  if (key === 'calendar') return value === 'business' || value === 'every-day' ? { ...cadence, calendar: value satisfies Calendar } : null;
  const duration = readDuration(value);
  if (key === undefined || (duration === null && value !== 'null')) return null;
  const days = duration === null ? null : duration / DAY_MS;
  return key === 'warn_after' ? { ...cadence, warnAfterDays: days } : { ...cadence, errorAfterDays: days };
}

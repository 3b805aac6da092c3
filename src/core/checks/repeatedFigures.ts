import type { Bullet } from '../model/briefing';
import type { Finding } from '../model/finding';
import { say } from '../model/message';
import { agree, comparable } from './figureAgreement';
import type { NamedIndex } from './namedIndex';

/** More places than a person looks at are not told, and no more are looked through. */
const MOST_PLACES = 5;
const MOST_LOOKS = 20;

/** Places in paragraphs that repeat a labelled figure of a bullet: what is stale there is stale here too. */
export function repeatedFigures(bullet: Bullet, named: NamedIndex): Pick<Finding, 'related'> {
  const related: NonNullable<Finding['related']>[number][] = [];
  for (const own of named.byBullet.get(bullet) ?? []) {
    if (!own.isLabelled) continue;
    for (const other of (named.inProse.get(own.key) ?? []).slice(0, MOST_LOOKS)) {
      if (related.length < MOST_PLACES && comparable(own.figure, other.figure) && agree(own.figure, other.figure)) related.push({ range: other.figure.range, message: say('The summary repeats it here.') });
    }
  }
  return related.length > 0 ? { related } : {};
}

import type { Briefing, Bullet } from '../model/briefing';
import { sliceOf } from '../model/range';

/**
 * Finds a bullet of an earlier reading in the text as it is now: the one with the same words in the same section. Where several are alike,
 * the one with the same number among them, as long as there are as many as before. Null: it was changed, moved to another section or removed.
 */
export function locateBullet(bullet: Bullet, before: Briefing, now: Briefing): Bullet | null {
  if (before === now || before.text === now.text) return now.bullets[before.bullets.indexOf(bullet)] ?? null;
  const was = alike(bullet, before, before);
  const is = alike(bullet, before, now);
  return was.length === is.length ? (is[was.indexOf(bullet)] ?? null) : null;
}

function alike(bullet: Bullet, home: Briefing, briefing: Briefing): Bullet[] {
  const text = sliceOf(home.text, bullet.range);
  const path = bullet.section?.path.join('\n');
  return briefing.bullets.filter((one) => one.section?.path.join('\n') === path && sliceOf(briefing.text, one.range) === text);
}

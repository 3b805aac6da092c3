import type { Briefing, Bullet } from '../model/briefing';
import { gather } from '../model/gather';
import { coveredText } from './signedParts';
import { likeness, wordsOfBullet } from './wordsOfBullet';

export interface Pairs {
  /** Each bullet at most once, in the order of the later text. */
  readonly pairs: readonly (readonly [before: Bullet, after: Bullet])[];
  readonly removed: readonly Bullet[];
  readonly added: readonly Bullet[];
}

/** Less in common than this, and two bullets are two statements. */
const LEAST_LIKENESS = 0.6;
/** A word of more bullets than this tells none of them apart; it also bounds the work. */
const COMMON_WORD = 24;
const MOST_CANDIDATES = 8;

type Key = (briefing: Briefing, bullet: Bullet) => string | null;

const pathOf = (bullet: Bullet): string => JSON.stringify(bullet.section?.path ?? []);
const textOf: Key = ({ text }, bullet) => coveredText(text, bullet.range);
const labelOf: Key = (_, bullet) => bullet.label?.text.trim() ?? null;
const inSection = (key: Key): Key => (briefing, bullet) => {
  const own = key(briefing, bullet);
  return own === null ? null : `${pathOf(bullet)}\n${own}`;
};

/**
 * Tells which bullet of the later text is which of the earlier one. What stands as it did in its section is itself; then the same label in the
 * same section; then the same text anywhere, the most alike in the same section, the same label anywhere, and the most alike anywhere.
 * A label that several share tells nothing.
 */
export function pairBullets(before: Briefing, after: Briefing): Pairs {
  const matches = new Map<Bullet, Bullet>();
  let [old, now] = [before.bullets, after.bullets];
  const take = (found: readonly (readonly [Bullet, Bullet])[]): void => {
    for (const [left, right] of found) matches.set(right, left);
    const taken = new Set(found.flat());
    old = old.filter((bullet) => !taken.has(bullet));
    now = now.filter((bullet) => !taken.has(bullet));
  };
  const byKey = (key: Key, isUnique: boolean): void => take(sameKey({ before, after, old, now }, key, isUnique));
  byKey(inSection(textOf), false);
  byKey(inSection(labelOf), true);
  byKey(textOf, false);
  take(mostAlike({ before, after, old, now }, true));
  byKey(labelOf, true);
  take(mostAlike({ before, after, old, now }, false));
  const pairs = after.bullets.flatMap((bullet): [Bullet, Bullet][] => {
    const earlier = matches.get(bullet);
    return earlier ? [[earlier, bullet]] : [];
  });
  return { pairs, removed: old, added: now };
}

interface Left {
  readonly before: Briefing;
  readonly after: Briefing;
  readonly old: readonly Bullet[];
  readonly now: readonly Bullet[];
}

/** Pairs those with the same key: the first with the first, the second with the second; `isUnique` takes only a key that one bullet of each text has. */
function sameKey({ before, after, old, now }: Left, key: Key, isUnique: boolean): [Bullet, Bullet][] {
  const [oldOnes, newOnes] = [grouped(before, old, key), grouped(after, now, key)];
  return [...newOnes].flatMap(([name, right]) => {
    const left = oldOnes.get(name) ?? [];
    if (isUnique && (left.length !== 1 || right.length !== 1)) return [];
    return right.flatMap((bullet, index): [Bullet, Bullet][] => {
      const earlier = left[index];
      return earlier ? [[earlier, bullet]] : [];
    });
  });
}

function grouped(briefing: Briefing, bullets: readonly Bullet[], key: Key): Map<string, Bullet[]> {
  const groups = new Map<string, Bullet[]>();
  for (const bullet of bullets) {
    const name = key(briefing, bullet);
    if (name !== null) gather(groups, name, bullet);
  }
  return groups;
}

/** The best pairs first. Candidates are found by the words they share, so that not every bullet is held against every other. */
function mostAlike({ before, after, old, now }: Left, isWithinSection: boolean): [Bullet, Bullet][] {
  const oldWords = old.map((bullet) => wordsOfBullet(before, bullet));
  const places = new Map<string, number[]>();
  const keyed = (bullet: Bullet): ((word: string) => string) => {
    const prefix = isWithinSection ? `${pathOf(bullet)}\n` : '';
    return (word) => prefix + word;
  };
  old.forEach((bullet, index) => {
    const toKey = keyed(bullet);
    for (const word of oldWords[index] ?? []) gather(places, toKey(word), index);
  });
  const scored: { score: number; left: Bullet; right: Bullet }[] = [];
  for (const right of now) {
    const words = wordsOfBullet(after, right);
    const toKey = keyed(right);
    for (const index of candidates(words, (word) => places.get(toKey(word)))) {
      const left = old[index];
      const score = likeness(words, oldWords[index] ?? new Set());
      if (left && score >= LEAST_LIKENESS) scored.push({ score, left, right });
    }
  }
  const taken = new Set<Bullet>();
  return scored.sort((one, other) => other.score - one.score).flatMap(({ left, right }): [Bullet, Bullet][] => {
    if (taken.has(left) || taken.has(right)) return [];
    taken.add(left).add(right);
    return [[left, right]];
  });
}

/** Those that share most of the telling words, a few at most. */
function candidates(words: ReadonlySet<string>, placesOf: (word: string) => readonly number[] | undefined): number[] {
  const shared = new Map<number, number>();
  for (const word of words) {
    const places = placesOf(word) ?? [];
    if (places.length <= COMMON_WORD) for (const index of places) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  return [...shared].sort(([, one], [, other]) => other - one).slice(0, MOST_CANDIDATES).map(([index]) => index);
}

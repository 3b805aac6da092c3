import type { Briefing, Bullet } from '../model/briefing';
import { halfWidth } from '../parse/normalize';

/** So many characters of a bullet tell it from others; a longer one is told by its begin. */
const LONGEST = 2_000;
const MOST_WORDS = 200;

/**
 * What a bullet is recognised by after an edit: its words in small letters and, where a script has no spaces, its pairs of characters.
 * Digits are left out, for figures and dates are what changes; so is the attribution.
 */
export function wordsOfBullet({ text }: Briefing, { body }: Bullet): ReadonlySet<string> {
  const plain = halfWidth(text.slice(body.start, Math.min(body.end, body.start + LONGEST))).toLowerCase();
  const words = new Set<string>();
  for (const [run] of plain.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{L}\p{M}]+/gu)) {
    if (words.size >= MOST_WORDS) break;
    if (/^[a-z\p{Script=Latin}]/u.test(run)) words.add(run);
    else for (let at = 0; at < Math.max(1, run.length - 1); at++) words.add(run.slice(at, at + 2));
  }
  return words;
}

/** Sørensen and Dice: twice the words in common over the words of both, from 0 to 1. */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Briefing, Bullet, Section } from '../model/briefing';
import { sliceOf, type Range } from '../model/range';
import type { SignOffPlace, SignOffScope } from './signOff';

/** A part of a briefing that can be signed. */
export interface SignablePart {
  readonly scope: SignOffScope;
  readonly range: Range;
  readonly place: SignOffPlace;
  /** Null but for a bullet. */
  readonly bullet: Bullet | null;
  /** Null but for a section. */
  readonly section: Section | null;
}

const FIRST_WORDS = 40;

export function bulletPart(briefing: Briefing, bullet: Bullet): SignablePart {
  const words = Array.from(sliceOf(briefing.text, bullet.body).slice(0, 4 * FIRST_WORDS).replace(/\s+/g, ' ')).slice(0, FIRST_WORDS).join('').trim();
  return { scope: 'bullet', range: bullet.range, place: { section: bullet.section?.path ?? [], label: bullet.label?.text ?? words }, bullet, section: null };
}

export const documentPart = (briefing: Briefing): SignablePart =>
  ({ scope: 'document', range: { start: 0, end: briefing.text.length }, place: { section: [], label: null }, bullet: null, section: null });

/** Every section from its heading to the next one of the same or a higher level, in the order of the text. */
export function sectionParts({ sections, text }: Briefing): SignablePart[] {
  const ends: number[] = [];
  // From the last to the first: where the next heading of each level or a higher one begins.
  const next = Array.from({ length: 7 }, () => text.length);
  for (let index = sections.length - 1; index >= 0; index--) {
    const section = sections[index];
    if (!section) continue;
    ends[index] = next[section.level] ?? text.length;
    for (let level = section.level; level < next.length; level++) next[level] = section.range.start;
  }
  return sections.map((section, index) => ({
    scope: 'section', range: { start: section.range.start, end: ends[index] ?? text.length }, place: { section: section.path, label: null }, bullet: null, section,
  }));
}

/** The sections around an offset, the innermost first. */
export const sectionsAround = (briefing: Briefing, offset: number): SignablePart[] =>
  sectionParts(briefing).filter(({ range }) => range.start <= offset && offset < Math.max(range.end, range.start + 1)).reverse();

/**
 * The text that a sign-off stands for: tag, figures and citation included. Line ends, white space at the ends of lines and empty lines
 * behind it do not count, for editors and version control change them by themselves.
 */
export const coveredText = (text: string, range: Range): string =>
  sliceOf(text, range).split(/\r\n?|\n/).map((line) => line.trimEnd()).join('\n').trimEnd();

/** SHA-256, 64 hexadecimal digits. */
export const hashOf = (text: string, range: Range): string => bytesToHex(sha256(utf8ToBytes(coveredText(text, range))));

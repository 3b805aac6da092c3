import type { Section } from '../model/briefing';
import type { Block } from './blocks';
import { readFigures } from './figures/figures';

/** Those of the sections in force that go on around one of a level; they are in the order of their levels. */
export function sectionsAround(open: readonly Section[], level: number): readonly Section[] {
  let count = open.length;
  while (count > 0 && (open[count - 1]?.level ?? 0) >= level) count--;
  return open.slice(0, count);
}

export const pathOf = (around: readonly Section[], title: string): readonly string[] => [...(around.at(-1)?.path ?? []), title];

/** The sections in force after a heading: those above its level, and itself. */
export function enterSection(open: readonly Section[], text: string, plain: string, heading: Block): readonly Section[] {
  const { range, level, text: title } = heading;
  const around = sectionsAround(open, level);
  return [...around, { range, level, title, path: pathOf(around, title), key: KEY.exec(title)?.[1] ?? null, threshold: readThreshold(text, plain, heading) }];
}

/** `A` of `A: 国際情勢`, `F-2` of `F-2: 量子技術`. */
const KEY = /^([A-Z](?:-?\d{1,2})?)\s*[:：]\s*\S/;

const OPEN_END = /[+＋超]|以上/;

/**
 * What entries below a heading must reach: the amount with an open end in its title, `1兆円+` in `メガ契約（1兆円+）`.
 * A bare count with a plus (`Top 10+`) is none.
 */
function readThreshold(text: string, plain: string, { range, text: title }: Block): Section['threshold'] {
  if (!OPEN_END.test(title)) return null;
  return readFigures(text, plain, range.start, range.end, null, []).find((figure) => figure.high === null && (figure.currency ?? figure.unit) !== null) ?? null;
}

import type { Section } from '../model/briefing';
import type { Passage } from './passage';
import { pathOf, sectionsAround } from './sections';
import { Shift } from './shift';

/** What was read in a passage, where it stands in the document. */
export type Placed = Pick<Passage, 'openBehind' | 'sections' | 'bullets' | 'prose' | 'lists' | 'references' | 'residue' | 'code'>;

/** A passage that stands where it was read, below the sections it was read below, is its own placing. */
export function placePassages(passages: readonly Passage[], starts: Int32Array): readonly Placed[] {
  let open: readonly Section[] = passages[0]?.open ?? [];
  return passages.map((passage, index) => {
    const by = (starts[index] ?? 0) - passage.at;
    const placed = by === 0 && passage.open === open ? passage : move(passage, by, open);
    open = placed.openBehind;
    return placed;
  });
}

/** One passage placed, the others left alone. */
export function placePassage(passages: readonly Passage[], starts: Int32Array, index: number, outermost: number): Placed | null {
  const passage = passages[index];
  return passage ? move(passage, (starts[index] ?? 0) - passage.at, sectionsAbove(passages, starts, index, outermost)) : null;
}

/** The sections in force where a passage begins, found from there upwards; none in the document has a level below `outermost`. */
function sectionsAbove(passages: readonly Passage[], starts: Int32Array, index: number, outermost: number): readonly Section[] {
  const above: Section[] = [];
  for (let at = index - 1; at >= 0 && (above[0]?.level ?? Infinity) > outermost; at--) {
    const passage = passages[at];
    for (const section of passage?.sections.toReversed() ?? []) {
      if (section.level < (above[0]?.level ?? Infinity)) above.unshift(new Shift((starts[at] ?? 0) - (passage?.at ?? 0)).section(section, section.path));
    }
  }
  return above.map((section, depth) => ({ ...section, path: above.slice(0, depth + 1).map((one) => one.title) }));
}

function move(passage: Passage, by: number, open: readonly Section[]): Placed {
  const shift = new Shift(by);
  const sections: Section[] = [];
  const movedFrom = new Map<Section, Section>();
  let openBehind = open;
  for (const section of passage.sections) {
    const around = sectionsAround(openBehind, section.level);
    const moved = shift.section(section, pathOf(around, section.title));
    openBehind = [...around, moved];
    movedFrom.set(section, moved);
    sections.push(moved);
  }
  const outer = open.at(-1) ?? null;
  const home = (section: Section | null): Section | null => (section && movedFrom.get(section)) ?? outer;
  return {
    openBehind, sections, bullets: passage.bullets.map((bullet) => shift.bullet(bullet, home(bullet.section))),
    prose: passage.prose.map(({ range, section }) => ({ range: shift.range(range), section: home(section) })),
    lists: passage.lists.map(shift.list), references: passage.references.map(shift.reference), residue: passage.residue.map(shift.residue), code: passage.code.map(shift.range),
  };
}

/** The lowest level of a heading in some passages; 7 where there is none. */
export function outermostLevel(passages: readonly Passage[]): number {
  let lowest = 7;
  for (const { sections } of passages) for (const { level } of sections) if (level < lowest) lowest = level;
  return lowest;
}

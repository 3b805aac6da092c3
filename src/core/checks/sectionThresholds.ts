import type { Section } from '../model/briefing';
import type { Figure } from '../model/figure';

export interface StatedThreshold {
  readonly figure: Figure;
  /** The heading that states it. */
  readonly section: Section;
}

/** The threshold in force in each section: its own, or that of the nearest heading above it which states one. `sections` are all of a document, in order. */
export function sectionThresholds(sections: readonly Section[]): ReadonlyMap<Section, StatedThreshold> {
  const thresholds = new Map<Section, StatedThreshold>();
  let open: Section[] = [];
  for (const section of sections) {
    open = open.filter(({ level }) => level < section.level);
    const above = open.at(-1);
    const stated = section.threshold ? { figure: section.threshold, section } : above && thresholds.get(above);
    if (stated) thresholds.set(section, stated);
    open.push(section);
  }
  return thresholds;
}

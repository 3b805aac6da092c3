import type { Briefing } from '../src/core/model/briefing';
import { parseBriefing } from '../src/core/parse/parseBriefing';

export interface Counts {
  readonly sections: number;
  readonly taggedItems: number;
  readonly bullets: number;
  readonly figures: number;
  readonly references: number;
}

/** What a document's model holds. Throws where a line of the text says otherwise: a fast reading that misses half is no reading. */
export function countParts(text: string): Counts {
  const briefing = parseBriefing(text);
  const counts = countsOf(briefing);
  expectSame('headings', counts.sections, text.match(/^#{1,6} .*\S/gm)?.length ?? 0);
  expectSame('tagged items', counts.taggedItems, text.match(/^[ \t]*- \[[A-Z]+\] /gm)?.length ?? 0);
  return counts;
}

/** Throws unless the parts of `copies` copies of a document are as many as `copies` times those of one. */
export function expectMultiple(one: Counts, many: Counts, copies: number): void {
  for (const part of ['sections', 'taggedItems', 'bullets', 'references'] as const) expectSame(`${part} of ${copies} copies`, many[part], one[part] * copies);
}

function countsOf(briefing: Briefing): Counts {
  return {
    sections: briefing.sections.length,
    taggedItems: briefing.bullets.filter((bullet) => bullet.form === 'item' && bullet.tag).length,
    bullets: briefing.bullets.length,
    figures: briefing.bullets.reduce((sum, bullet) => sum + bullet.figures.length, 0),
    references: briefing.references.length,
  };
}

function expectSame(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`The model has ${found} ${what}; the text has ${expected}.`);
}

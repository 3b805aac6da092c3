import type { Briefing, Bullet } from '../model/briefing';
import type { Growth } from '../model/growth';
import { sliceOf, type Range } from '../model/range';
import { readGrowths } from '../parse/growth';
import { readProse, type ProseReader } from '../parse/prose';

/** The growths that a document tells. */
export interface DocumentGrowths {
  readonly inBullets: readonly { readonly growth: Growth; readonly bullet: Bullet }[];
  readonly inProse: readonly Growth[];
}

export function documentGrowths(briefing: Briefing, read: ProseReader = (range) => readProse(briefing, range)): DocumentGrowths {
  const { text, bullets, prose } = briefing;
  return {
    inBullets: bullets.flatMap((bullet) => (bullet.figures.length > 2 && bullet.figures.some(({ unit }) => unit === '%') ? readGrowths({ words: sliceOf(text, bullet.range), offset: bullet.range.start, figures: bullet.figures }).map((growth) => ({ growth, bullet })) : [])),
    inProse: prose.flatMap(({ range }) => (mayTellGrowth(text, range) ? readGrowths(read(range)) : [])),
  };
}

const CALLED = ['CAGR', 'annual', 'a year', 'per year', '年率', '成長率'] as const;

/** A share, what a rate a year is called by, and a move, so that few paragraphs are read. */
function mayTellGrowth(text: string, range: Range): boolean {
  const words = sliceOf(text, range);
  return /[%％]/.test(words) && CALLED.some((called) => words.includes(called)) && /\bto\b|\breach|→|->|=>|から/.test(words);
}

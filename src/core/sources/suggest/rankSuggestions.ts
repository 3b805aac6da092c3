import type { Figure } from '../../model/figure';
import { halfWidth } from '../../parse/normalize';
import { parseSourceNumber } from '../sourceNumber';
import type { Suggestion } from './suggestion';

/** What a reply is looked through for. */
export interface Wanted {
  readonly figure: Figure;
  /** What the bullet calls it; null where it has no label. */
  readonly label: string | null;
}

/** Counts that publishers give figures in: plain, thousands, per cent of a fraction, 億, … */
const SCALES = [1, 1e3, 1e4, 1e6, 1e8, 1e9, 1e12, 100, 0.01];
/** How far a newer value may lie from the one in the document and still be taken for the same thing. */
const NEAR = 0.3;

/** The suggestions with the likeliest first: those whose value is near the bullet's figure, in whatever scale, and whose surroundings share its words. */
export function rankSuggestions(suggestions: readonly Suggestion[], { figure, label }: Wanted): Suggestion[] {
  const words = wordsOf(label ?? '');
  const ranked = suggestions.map((suggestion, index) => {
    const scale = scaleOf(suggestion, figure);
    const nearness = scale === null ? 0 : 1 - distance(suggestion, figure, scale) / NEAR / 2;
    const shared = words.size === 0 ? 0 : [...wordsOf(suggestion.context)].filter((word) => words.has(word)).length / words.size;
    const scaled = scale === null || scale === 1 ? suggestion : { ...suggestion, extract: { ...suggestion.extract, scale } };
    return { suggestion: scaled, index, score: nearness * (scale === 1 ? 1 : 0.6) + shared + (suggestion.date === null ? 0 : 0.1) };
  });
  return ranked.sort((left, right) => right.score - left.score || left.index - right.index).map((one) => one.suggestion);
}

/** The scale that brings the value near the figure, plain before all others; null where none does. */
const scaleOf = (suggestion: Suggestion, figure: Figure): number | null => SCALES.find((scale) => distance(suggestion, figure, scale) <= NEAR) ?? null;

/** As a share of the figure; a value of the other sign is as far as can be. */
function distance({ value }: Suggestion, figure: Figure, scale: number): number {
  const number = parseSourceNumber(value);
  if (number === null) return Infinity;
  if (figure.low === 0) return number === 0 ? 0 : Infinity;
  return Math.abs(number * scale - figure.low) / Math.abs(figure.low);
}

const wordsOf = (text: string): Set<string> => new Set(halfWidth(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

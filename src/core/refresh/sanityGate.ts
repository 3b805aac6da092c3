import type { Figure } from '../model/figure';
import { say, type Message } from '../model/message';

/** Largest change that is offered without a word: thirty per cent, or for a rate two percentage points. */
const LARGEST_RATIO = 0.3;
const LARGEST_POINTS = 2;

/** Why a value is held back for a person to look at, or null. A rate may double within its two points: 0.5 % to 1.0 % is no accident. */
export function holdReason(figure: Figure, value: number): Message | null {
  const difference = Math.abs(value - figure.low);
  if (figure.unit === '%' && difference <= LARGEST_POINTS) return null;
  if (figure.low === 0) return value === 0 ? null : say('Held: {0} would become {1}.', figure.low, value);
  const ratio = difference / Math.abs(figure.low);
  return ratio > LARGEST_RATIO ? say('Held: it would change by {0} %, more than {1} %.', Math.round(ratio * 100), LARGEST_RATIO * 100) : null;
}

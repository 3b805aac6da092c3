import type { JumpLimit, Source } from '../config/configuration';
import type { Figure } from '../model/figure';
import { say, type Message } from '../model/message';
import type { Observation } from '../model/observation';

/** Largest change that is offered without a word: thirty per cent, or for a rate two percentage points. */
const LARGEST_RATIO = 0.3;
const LARGEST_POINTS = 2;

/** One figure with what a source gave for it, and how it would stand in the text. */
export interface Gauged {
  readonly source: Source;
  readonly figure: Figure;
  readonly observation: Observation;
  readonly written: string;
}

/**
 * Why a value is held back for a person to look at, or null. First what looks like a mistake whatever limit is set: nothing left, another sign, a
 * power of ten, a year that was read as a value; then the limit of the source.
 */
export function holdReason({ source, figure, observation, written }: Gauged): Message | null {
  const { low } = figure;
  const { value } = observation;
  if (value === low) return null;
  const { raw } = figure;
  if (low === 0) return isNought(written) ? null : say('Held: {0} would become {1}.', raw, written);
  if (value === 0) return say('Held: {0} would become {1}; a nought may stand for a value that is missing.', raw, written);
  if (isNought(written)) return say('Held: {0} would become {1}, so small that no digit of it is left.', raw, written);
  if (value < 0 !== low < 0) return say('Held: {0} would become {1}, of the other sign.', raw, written);
  const power = powerOfTen(value / low);
  if (power !== 0) return say('Held: {0} would become {1}, a factor of about {2}; a unit or the decimal point may be wrong.', raw, written, power > 0 ? 10 ** power : `1/${10 ** -power}`);
  if (isYear(figure, observation)) return say('Held: {0} would become {1}, which is also the year; a date may have been read as the value.', raw, written);
  return source.maxJump ? beyond(source.maxJump, { raw, written, low, value }) : beyondUsual(figure, written, value);
}

/** A rate may double within its two points: 0.5 % to 1.0 % is no accident. */
function beyondUsual({ raw, low, unit }: Figure, written: string, value: number): Message | null {
  if (unit === '%' && Math.abs(value - low) <= LARGEST_POINTS) return null;
  return beyond({ kind: 'ratio', limit: LARGEST_RATIO }, { raw, written, low, value });
}

function beyond({ kind, limit }: JumpLimit, { raw, written, low, value }: { readonly raw: string; readonly written: string; readonly low: number; readonly value: number }): Message | null {
  const difference = Math.abs(value - low);
  const change = kind === 'points' ? difference : difference / Math.abs(low);
  // What a double makes of 1.3 - 1 must not decide.
  if (change <= limit * (1 + 1e-9)) return null;
  return kind === 'points'
    ? say('Held: {0} would become {1}, a change of {2} points, more than {3}.', raw, written, rounded(change), limit)
    : say('Held: {0} would become {1}, a change of {2} %, more than {3} %.', raw, written, rounded(change * 100), rounded(limit * 100));
}

/** The whole number whose power of ten a ratio is, give or take an eighth; 0 for none. */
function powerOfTen(ratio: number): number {
  const exponent = Math.log10(ratio);
  const power = Math.round(exponent);
  return power !== 0 && Math.abs(exponent - power) < 0.05 ? power : 0;
}

/** 2026, as of a day of 2026, where a plain number is expected. */
const isYear = ({ unit, currency }: Figure, { value, asOf, fetchedAt }: Observation): boolean =>
  unit === null && currency === null && (value === Number((asOf ?? '').slice(0, 4)) || value === new Date(fetchedAt).getUTCFullYear());

const isNought = (written: string): boolean => !/[1-9１-９]/.test(written);

/** Three digits say enough. */
const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

import type { CivilDate } from '../../model/civilDate';
import type { AsOfPrecision } from '../../model/observation';
import type { Reading } from '../chooseReading';
import { fault, isFault, type Fault } from '../fault';
import { movedBy } from '../placeholders';
import { inputIds, type Expression, type When } from './expression';

/** What is known of an input. */
export interface Input {
  readonly newest: Reading;
  /** Dated values, ascending. */
  readonly series: readonly Reading[];
}

const COARSENESS: readonly AsOfPrecision[] = ['day', 'month', 'quarter', 'year'];

/**
 * The value on the newest day that all inputs have. An input without a date is taken as it is, and the result has no date then, since nobody knows of when it is.
 * Of a period the result is as coarse as its coarsest input.
 */
export function evaluateDerivation(expression: Expression, inputs: ReadonlyMap<string, Input>): Reading | Fault {
  const ids = inputIds(expression);
  const dated = ids.filter((id) => (inputs.get(id)?.newest.asOf ?? null) !== null);
  const day = newestCommonDay(dated.map((id) => inputs.get(id)?.series ?? []));
  if (dated.length > 0 && day === null) return fault('missing-input', '{0}: {2} have no day in common, so that {1} cannot be calculated. Take sources of the same rhythm.', dated.join(', '));
  const used: Reading[] = [];
  const value = calculate(expression, (id, when) => {
    const found = valueOf(id, inputs.get(id), when, day);
    if (!isFault(found)) used.push(found);
    return isFault(found) ? found : found.value;
  });
  if (typeof value !== 'number') return value;
  // 0.1 + 0.2 must not become 0.30000000000000004 in a document.
  const reading = { value: Number(value.toPrecision(15)) + 0, asOf: dated.length === ids.length ? day : null, precision: coarsest(used) };
  return Number.isFinite(value) ? reading : fault('implausible', '{0}: {1} divides by zero or gives no finite number. Look at the values of its sources.');
}

function newestCommonDay([first = [], ...others]: readonly (readonly Reading[])[]): CivilDate | null {
  const days = others.map((series) => new Set(series.map((reading) => reading.asOf)));
  return first.findLast(({ asOf }) => days.every((known) => known.has(asOf)))?.asOf ?? null;
}

function calculate(expression: Expression, look: (id: string, when: When) => number | Fault): number | Fault {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'input') return look(expression.id, expression.when);
  if (expression.kind === 'negative') {
    const of = calculate(expression.of, look);
    return typeof of === 'number' ? -of : of;
  }
  const left = calculate(expression.left, look);
  if (typeof left !== 'number') return left;
  const right = calculate(expression.right, look);
  return typeof right === 'number' ? OPERATIONS[expression.operator](left, right) : right;
}

const OPERATIONS = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => left / right,
} as const;

function valueOf(id: string, input: Input | undefined, when: When, day: CivilDate | null): Reading | Fault {
  if (!input) return fault('missing-input', '{0}: there is no source “{2}”, with which {1} is calculated. Correct `derive`.', id);
  if (input.newest.asOf === null) return when.kind === 'same-day' ? input.newest : fault('missing-input', '{0}: the values of “{2}” have no date, so that {1} cannot look at an earlier one.', id);
  const found = input.series.findLast(({ asOf }) => asOf !== null && day !== null && isMeant(asOf, when, day));
  return found ?? fault('missing-input', '{0}: “{2}” has no value that is early enough for {1}; its reply does not go back so far.', id);
}

function isMeant(asOf: CivilDate, when: When, day: CivilDate): boolean {
  if (when.kind === 'same-day') return asOf === day;
  if (when.kind === 'year-end') return Number(asOf.slice(0, 4)) === Number(day.slice(0, 4)) - 1;
  const latest = movedBy(day, -when.count, when.unit);
  return latest !== null && asOf <= latest;
}

const coarsest = (readings: readonly Reading[]): AsOfPrecision => COARSENESS[Math.max(0, ...readings.map(({ precision }) => COARSENESS.indexOf(precision)))] ?? 'day';

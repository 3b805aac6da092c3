import type { Source } from '../config/configuration';
import type { Observation } from '../model/observation';
import { recipeOf } from './recipe';

/**
 * An observation as it is kept, one line of JSON in `observations.jsonl`:
 * `{"version":1,"kind":"observation","source":"usd-jpy","value":156.82,"asOf":"2026-11-20","precision":"day","fetchedAt":"2026-11-23T03:00:00.000Z","url":"https://…","hash":"811c9dc5","recipe":"9f86d081","publisher":"Example Rates","unit":"JPY"}`
 */
export interface KeptObservation extends Observation {
  /** What the value was asked for by (`recipeOf`); null where the line does not say. */
  readonly recipe: string | null;
  readonly publisher: string | null;
  /** As `Source.unit`; null where the source states none. */
  readonly unit: string | null;
}

export const keptOf = ({ sourceId, value, asOf, precision, fetchedAt, url, hash }: Observation, source: Source): KeptObservation =>
  ({ sourceId, value, asOf, precision, fetchedAt, url, hash, recipe: recipeOf(source), publisher: source.publisher, unit: source.unit });

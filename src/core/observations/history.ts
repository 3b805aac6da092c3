import type { Source } from '../config/configuration';
import type { Observation } from '../model/observation';
import { differenceBetween, type Difference } from './difference';
import type { KeptObservation } from './keptObservation';
import { latestBySource } from './newObservations';
import { recipeOf } from './recipe';

/** One observation of a series. */
export interface Point {
  readonly observation: KeptObservation;
  /** Against the newest earlier as-of, or where the replies give no date the fetch before; null where there is none that was asked for alike. */
  readonly difference: Difference | null;
}

/** The observations of a source, the oldest first by as-of, those of one as-of in the order they were fetched. */
export function seriesOf(observations: readonly KeptObservation[], sourceId: string): Point[] {
  const own = observations.filter((one) => one.sourceId === sourceId);
  const sorted = own.map((one) => ({ one, key: `${dayOf(one)} ${new Date(one.fetchedAt).toISOString()}` })).sort((left, right) => compare(left.key, right.key)).map(({ one }) => one);
  const dated = new Bases();
  return sorted.map((observation) => {
    const from = dated.before(observation);
    return { observation, difference: from && differenceBetween(from.value, observation.value) };
  });
}

/** What was observed before: the newest of an earlier as-of than `observation`, asked for as `source` asks now. */
export function previousOf(observations: readonly KeptObservation[], source: Source, { asOf }: Observation): KeptObservation | null {
  const recipe = recipeOf(source);
  const alike = asOf === null ? [] : observations.filter((one) => one.sourceId === source.id && one.recipe === recipe && one.asOf !== null && one.asOf < asOf);
  return seriesOf(alike, source.id).at(-1)?.observation ?? null;
}

/** The value that was fetched last of a source, asked for as `source` asks now. */
export function lastKept(observations: readonly KeptObservation[], source: Source): KeptObservation | null {
  const recipe = recipeOf(source);
  return latestBySource(observations.filter((one) => one.sourceId === source.id && one.recipe === recipe)).get(source.id) ?? null;
}

/** Where the reply gives no date, the day it was fetched stands in for the order. */
const dayOf = ({ asOf, fetchedAt }: KeptObservation): string => asOf ?? new Date(fetchedAt).toISOString().slice(0, 10);

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Walks a series in order and knows, of each way of asking, the last value of the as-of in hand and of the one before. */
class Bases {
  private readonly known = new Map<string, { readonly current: KeptObservation; readonly earlier: KeptObservation | null }>();

  before(observation: KeptObservation): KeptObservation | null {
    const key = JSON.stringify([observation.recipe, observation.asOf === null]);
    const last = this.known.get(key);
    const isSameDay = last !== undefined && observation.asOf !== null && last.current.asOf === observation.asOf;
    const earlier = isSameDay ? last.earlier : (last?.current ?? null);
    this.known.set(key, { current: observation, earlier });
    return earlier;
  }
}

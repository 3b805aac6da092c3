import type { KeptObservation } from './keptObservation';

/** The last observation of each source, by the time it was fetched. */
export function latestBySource(observations: readonly KeptObservation[]): Map<string, KeptObservation> {
  const latest = new Map<string, KeptObservation>();
  for (const one of observations) {
    const before = latest.get(one.sourceId);
    if (!before || one.fetchedAt >= before.fetchedAt) latest.set(one.sourceId, one);
  }
  return latest;
}

/** Those that say something else than the last one kept of their source: what polling finds unchanged is not kept again. */
export function newObservations(fetched: readonly KeptObservation[], kept: readonly KeptObservation[]): KeptObservation[] {
  const latest = latestBySource(kept);
  return fetched.filter((one) => {
    const before = latest.get(one.sourceId);
    return !before || !saysTheSame(before, one);
  });
}

const saysTheSame = (left: KeptObservation, right: KeptObservation): boolean =>
  left.value === right.value && left.asOf === right.asOf && left.precision === right.precision && left.hash === right.hash && left.recipe === right.recipe;

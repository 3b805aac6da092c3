import type { Observation, SourceFailure } from '../model/observation';

/** What is known of a source now. A failure keeps the last good value, with its own time. */
export interface LiveValue {
  readonly observation: Observation | null;
  /** Why the last attempt failed; null where it did not. */
  readonly failure: SourceFailure | null;
  /** Epoch milliseconds, UTC, of the last attempt; null while the first one runs. */
  readonly attemptedAt: number | null;
  readonly fetching: boolean;
  /** The value was kept earlier and not fetched in this window yet: it is shown with its own time, and never written. */
  readonly fromStore?: boolean;
  /** What was observed for an earlier as-of; absent where nothing is known. */
  readonly previous?: Observation | null;
}

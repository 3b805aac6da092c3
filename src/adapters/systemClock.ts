import type { Clock } from '../core/ports';

/** The machine's own time and zone. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Read on each use: the zone of a travelling laptop changes under a running editor.
  get timeZone() {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  },
};

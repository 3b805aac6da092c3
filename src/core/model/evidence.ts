import type { Message } from './message';

/** What is known of a URL. *Could not tell* is not *dead*: a wall is `refused`, a passing fault is `suspected`. */
export type LinkState = 'alive' | 'moved' | 'soft-dead' | 'refused' | 'suspected' | 'dead' | 'not-checked';

/** What a network visit learned of a URL. */
export interface Evidence {
  readonly url: string;
  readonly state: LinkState;
  /** Which signal decided. */
  readonly reason: Message;
  /** Last HTTP status, null where no reply came. */
  readonly status: number | null;
  readonly finalUrl: string | null;
  /** Requests made for this verdict. */
  readonly attempts: number;
  /** Epoch milliseconds, UTC. */
  readonly checkedAt: number;
}

import type { KeptReply, ReplyStore } from '../ports';

/** Replies of this window alone, for as long as it lives; of more than `maxBytes` of bodies those that were longest not asked for go. */
export class MemoryReplyStore implements ReplyStore {
  readonly #replies = new Map<string, KeptReply>();
  readonly #leases = new Map<string, { readonly owner: string; readonly expiresAt: number }>();
  #bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get(key: string): Promise<KeptReply | null> {
    const reply = this.#replies.get(key) ?? null;
    if (reply) {
      this.#replies.delete(key);
      this.#replies.set(key, reply);
    }
    return Promise.resolve(reply);
  }

  put(key: string, reply: KeptReply): Promise<void> {
    this.#remove(key);
    this.#replies.set(key, reply);
    this.#bytes += reply.body.length;
    for (const oldest of this.#replies.keys()) {
      if (this.#bytes <= this.maxBytes) break;
      this.#remove(oldest);
    }
    return Promise.resolve();
  }

  lease(key: string, owner: string, { now, expiresAt }: { readonly now: number; readonly expiresAt: number }): Promise<boolean> {
    const held = this.#leases.get(key);
    if (held && held.expiresAt > now) return Promise.resolve(false);
    this.#leases.set(key, { owner, expiresAt });
    return Promise.resolve(true);
  }

  release(key: string, owner: string): Promise<void> {
    if (this.#leases.get(key)?.owner === owner) this.#leases.delete(key);
    return Promise.resolve();
  }

  #remove(key: string): void {
    this.#bytes -= this.#replies.get(key)?.body.length ?? 0;
    this.#replies.delete(key);
  }
}

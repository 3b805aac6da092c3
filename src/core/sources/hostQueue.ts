export interface QueueLimits {
  /** Tasks at a time over all hosts. */
  readonly concurrency: number;
  /** Tasks at a time on one host. */
  readonly perHost: number;
}

/** How the hosts themselves want to be asked, beside the limits. */
export interface HostManners {
  /** Tasks at a time that a host bears. */
  atOnce(host: string): number;
  /** Whether nothing may begin on a host for now. Who says so calls `HostQueue.resume` when it is over. */
  isResting(host: string): boolean;
  began(host: string): void;
}

const NO_MANNERS: HostManners = { atOnce: () => Infinity, isResting: () => false, began: () => undefined };

interface Host {
  running: number;
  readonly waiting: (() => Promise<void>)[];
}

/** Runs tasks bounded over all hosts and on each host; the hosts take turns, so that a long list for one does not hold the others up. */
export class HostQueue {
  readonly #hosts = new Map<string, Host>();
  #running = 0;

  constructor(
    private readonly limits: QueueLimits,
    private readonly manners: HostManners = NO_MANNERS,
  ) {}

  /** Settles as the task does. */
  run<T>(host: string, task: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const entry = this.#hosts.get(host) ?? { running: 0, waiting: [] };
      this.#hosts.set(host, entry);
      entry.waiting.push(() => task().then(resolve, reject));
      this.resume();
    });
  }

  /** Begins what may begin now. */
  resume(): void {
    while (this.#running < Math.max(1, this.limits.concurrency)) {
      const next = this.#takeNext();
      if (!next) return;
      const [name, host, task] = next;
      this.#running++;
      host.running++;
      this.manners.began(name);
      void task().finally(() => {
        this.#running--;
        host.running--;
        if (host.running === 0 && host.waiting.length === 0) this.#hosts.delete(name);
        this.resume();
      });
    }
  }

  #takeNext(): [string, Host, () => Promise<void>] | null {
    for (const [name, host] of this.#hosts) {
      if (host.running >= Math.max(1, Math.min(this.limits.perHost, this.manners.atOnce(name))) || this.manners.isResting(name)) continue;
      const task = host.waiting.shift();
      if (!task) continue;
      // To the end of the round.
      this.#hosts.delete(name);
      this.#hosts.set(name, host);
      return [name, host, task];
    }
    return null;
  }
}

/** Host and port of a URL, the key of a queue; empty where it has none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

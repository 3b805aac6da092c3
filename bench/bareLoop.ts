import axios from 'axios';
import http from 'node:http';

export interface Bounds {
  readonly concurrency: number;
  readonly perHost: number;
}

/** What anybody would write in an afternoon: axios over a list of addresses, so many at a time in all and on each host, and nothing done with the replies. */
export class BareLoop {
  // The options of our own client.
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly bounds: Bounds) {}

  /** Gives the bytes received. */
  async run(urls: readonly string[]): Promise<number> {
    const waiting = urls.map((url) => ({ url, host: new URL(url).host }));
    const running = new Map<string, number>();
    let bytes = 0;
    const worker = async (): Promise<void> => {
      for (;;) {
        const index = waiting.findIndex(({ host }) => (running.get(host) ?? 0) < this.bounds.perHost);
        const [next] = index < 0 ? [] : waiting.splice(index, 1);
        if (!next) return;
        running.set(next.host, (running.get(next.host) ?? 0) + 1);
        bytes += await this.#get(next.url);
        running.set(next.host, (running.get(next.host) ?? 0) - 1);
      }
    };
    while (waiting.length > 0) await Promise.all(Array.from({ length: this.bounds.concurrency }, worker));
    return bytes;
  }

  async #get(url: string): Promise<number> {
    const reply = await axios.get<Buffer>(url, {
      adapter: 'http', responseType: 'arraybuffer', maxRedirects: 0, validateStatus: () => true, httpAgent: this.#agent, proxy: false, timeout: 10_000, maxContentLength: 16 * 1024 * 1024,
      headers: { 'User-Agent': 'briefing-desk/0' },
    });
    if (reply.status !== 200) throw new Error(`${url} answered with ${reply.status}.`);
    return reply.data.length;
  }

  dispose(): void {
    this.#agent.destroy();
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** The servers of `refreshServer.ts`, seen from the process that asks them. */
export class RefreshServers {
  private constructor(
    private readonly child: ChildProcess,
    /** `http://127.0.1.1:1234`, one a host. */
    readonly origins: readonly string[],
  ) {}

  static async start(): Promise<RefreshServers> {
    const child = fork(path.join('out', 'bench', 'refreshServer.mjs'));
    const [{ origins }] = (await once(child, 'message')) as [{ readonly origins: readonly string[] }];
    return new RefreshServers(child, origins);
  }

  /** How many requests came in since they were started. */
  async requests(): Promise<number> {
    this.child.send('count');
    const [{ requests }] = (await once(this.child, 'message')) as [{ readonly requests: number }];
    return requests;
  }

  stop(): void {
    this.child.disconnect();
  }
}

import type http from 'node:http';
import type { Duplex } from 'node:stream';

/** Knows which sockets of its agents are not connected yet: a request that timed out on one of those never reached a server. */
export class ConnectingSockets {
  readonly #connecting = new WeakSet<Duplex>();

  /** The same agent, with its sockets watched. */
  watch<A extends http.Agent>(agent: A): A {
    const create = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
      const socket = create(options, callback);
      if (socket) {
        this.#connecting.add(socket);
        socket.once('connect', () => this.#connecting.delete(socket));
      }
      return socket;
    };
    return agent;
  }

  /** Whether an error of axios is of a request whose connection was still being made. */
  isConnecting(error: unknown): boolean {
    const socket = (error as { request?: { socket?: Duplex | null } } | null)?.request?.socket;
    return Boolean(socket && this.#connecting.has(socket));
  }
}

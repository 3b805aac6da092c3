import { createServer } from 'node:net';

/** A port that somebody else listens on. */
export class PortTaken extends Error {
  constructor(/** @type {number} */ port) {
    super(`Port ${port} is taken by another program`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/** @returns {Promise<number>} the port that was bound and let go again */
function bindOnce(/** @type {number} */ port, /** @type {string} */ host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : port));
    });
  });
}

/**
 * Rejects with {@link PortTaken} unless the port can be bound. Both loopback addresses count: a browser that opens `localhost`
 * may try `::1` first and would then reach the other program.
 */
export async function requireFreePort(/** @type {number} */ port) {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      await bindOnce(port, host);
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      const noSuchAddress = host === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT');
      if (noSuchAddress) continue;
      if (code === 'EADDRINUSE') throw new PortTaken(port);
      throw new Error(`Port ${port} cannot be used: ${code ?? error}`, { cause: error });
    }
  }
}

/** A loopback port that was free a moment ago. */
export function freePort() {
  return bindOnce(0, '127.0.0.1');
}

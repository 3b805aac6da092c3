import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
  /** `http://127.0.0.1:1234` */
  readonly origin: string;
  readonly port: number;
  /** `GET /path` of every request that came in. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** A server on a loopback address (127.0.0.1 unless told), each path answered by its own function. */
export async function startLoopback(routes: Readonly<Record<string, RequestListener>>, host = '127.0.0.1'): Promise<Loopback> {
  const seen: string[] = [];
  const server = http.createServer((request: IncomingMessage, response: ServerResponse) => {
    seen.push(`${request.method} ${request.url}`);
    const route = routes[(request.url ?? '').split('?')[0] ?? ''];
    if (route) route(request, response);
    else response.writeHead(404).end('not found');
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { origin: `http://${host}:${port}`, port, seen, close };
}

export const reply =
  (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
  };

export const redirectTo = (location: string, status = 302): RequestListener => reply(status, '', { Location: location });

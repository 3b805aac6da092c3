import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { TEST_ONLY_CERTIFICATE, TEST_ONLY_KEY } from './testCertificate';

/** What a server does with a connection, or with the nth request to it (from 0). */
export type Behaviour =
  | { readonly kind: 'http' | 'https'; readonly respond: (nth: number, request: IncomingMessage, response: ServerResponse) => void }
  | { readonly kind: 'raw'; readonly connect: (socket: Socket) => void };

export const GOOD_REPLY = '{"v":42,"d":"2026-11-20"}';

const serve = (respond: (nth: number, request: IncomingMessage, response: ServerResponse) => void): Behaviour => ({ kind: 'http', respond });

const send = (status: number, body: string | Buffer = '', headers: http.OutgoingHttpHeaders = {}): RequestListener => (_request, response) => void response.writeHead(status, headers).end(body);

/** The same for every request. */
export const always = (listener: RequestListener): Behaviour => serve((_nth, request, response) => listener(request, response));

/** One after the other; the last one goes on. */
export const inTurn = (...listeners: readonly RequestListener[]): Behaviour => serve((nth, request, response) => listeners[Math.min(nth, listeners.length - 1)]?.(request, response));

export const good = send(200, GOOD_REPLY, { 'Content-Type': 'application/json' });
export const status = (code: number, headers: http.OutgoingHttpHeaders = {}): RequestListener => send(code, 'not now', headers);
export const body = (text: string | Buffer, contentType = 'application/json'): RequestListener => send(200, text, { 'Content-Type': contentType });
export const redirect = (location: string): RequestListener => send(302, '', { Location: location });
export const silent: RequestListener = () => undefined;
export const reset: RequestListener = (request) => request.socket.resetAndDestroy();

/** Begins a reply and lets a byte drop now and then, for ever. */
export const drip: RequestListener = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

/** Says that more will come than does, and hangs up. */
export const truncated: RequestListener = (request, response) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write(GOOD_REPLY, () => request.socket.destroy());
};

/** As fast as the other side takes it. */
export const endless: RequestListener = (_request, response) => {
  const pour = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, ' ')));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
};

/** Some kilobytes that unpack to so many bytes of zeros. */
export const gzipBomb = (bytes: number): RequestListener => {
  const packed = gzipSync(Buffer.alloc(bytes));
  return send(200, packed, { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' });
};

/** Speaks something else. */
export const noHttp: Behaviour = { kind: 'raw', connect: (socket) => void socket.end('220 mail.example ESMTP\r\n') };

/** HTTPS with a certificate that nobody trusts. */
export const untrusted: Behaviour = { kind: 'https', respond: (_nth, request, response) => good(request, response) };

export interface FaultServer {
  /** `http://127.0.1.7:1234/data` */
  readonly url: string;
  /** `127.0.1.7:1234` */
  readonly host: string;
  /** How many requests (connections, where there are none) came in. */
  readonly requests: () => number;
  /** The most that were open at a time. */
  readonly most: () => number;
  close(): Promise<void>;
}

/** A server that does one thing, at an address of 127.0.0.0/8. */
export async function startFaultServer(behaviour: Behaviour, address: string): Promise<FaultServer> {
  let requests = 0;
  let open = 0;
  let most = 0;
  const begin = (response: NodeJS.EventEmitter): number => {
    most = Math.max(most, ++open);
    response.once('close', () => open--);
    return requests++;
  };
  const sockets = new Set<Socket>();
  const server = build(behaviour, begin);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const host = `${address}:${(server.address() as AddressInfo).port}`;
  const close = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
  return { url: `${behaviour.kind === 'https' ? 'https' : 'http'}://${host}/data`, host, requests: () => requests, most: () => most, close };
}

function build(behaviour: Behaviour, begin: (response: NodeJS.EventEmitter) => number): Server {
  if (behaviour.kind === 'raw') {
    return net.createServer((socket) => {
      begin(socket);
      behaviour.connect(socket);
    });
  }
  const listener: RequestListener = (request, response) => behaviour.respond(begin(response), request, response);
  return behaviour.kind === 'https' ? https.createServer({ key: TEST_ONLY_KEY, cert: TEST_ONLY_CERTIFICATE }, listener) : http.createServer(listener);
}

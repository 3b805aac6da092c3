// The servers that the suite of refreshing asks, in a process of their own: what they do must cost the one that is measured nothing.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const HOSTS = 30;
/** From the request to its reply, ms. */
const DELAY_MS = 20;
const POINTS = 20;

let requests = 0;

/** A series of twenty days, as JSON or CSV; the number of the source is its newest value. */
function replyTo(url: URL): { readonly type: string; readonly body: string } {
  const value = Number(url.searchParams.get('value'));
  const points = Array.from({ length: POINTS }, (_, index) => ({ day: new Date(Date.UTC(2026, 10, 20 - (POINTS - 1 - index))).toISOString().slice(0, 10), value: value - (POINTS - 1 - index) / 100 }));
  if (url.pathname !== '/csv') return { type: 'application/json', body: JSON.stringify({ points }) };
  return { type: 'text/csv; charset=utf-8', body: `Title of the file\r\nDate,Close\r\n${points.map((point) => `${point.day},${point.value}`).join('\r\n')}\r\n` };
}

async function listen(host: string): Promise<string> {
  const server = createServer((request, response) => {
    requests++;
    const { type, body } = replyTo(new URL(request.url ?? '/', `http://${host}`));
    setTimeout(() => response.writeHead(200, { 'Content-Type': type }).end(body), DELAY_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

process.on('message', () => process.send?.({ requests }));
process.on('disconnect', () => process.exit());
process.send?.({ origins: await Promise.all(Array.from({ length: HOSTS }, (_, index) => listen(`127.0.${1 + Math.floor(index / 10)}.${1 + (index % 10)}`))) });

// The example's sources, served on this machine: `npm start` runs it, and so can you: node examples/feed.mjs [port]
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/** Where `examples/.briefing.yml` expects it. */
export const feedPort = 8471;

/** Each value goes at random, at most `reach` away from its `start`. */
const walks = {
  'usd-jpy': { start: 156.82, reach: 4, step: 0.15, digits: 2 },
  'nikkei-225': { start: 48250, reach: 1500, step: 60, digits: 0 },
  'nikkei-per': { start: 18.02, reach: 0.8, step: 0.05, digits: 2 },
  'nikkei-vi': { start: 31.7, reach: 6, step: 0.4, digits: 2 },
  'topix-pbr': { start: 1.52, reach: 0.1, step: 0.01, digits: 2 },
  'margin-profit': { start: -7.45, reach: 3, step: 0.1, digits: 2 },
  'us-10y': { start: 4.12, reach: 0.3, step: 0.01, digits: 2 },
  '1Y': { start: 1.12, reach: 0.1, step: 0.005, digits: 3 },
  '2Y': { start: 1.31, reach: 0.1, step: 0.005, digits: 3 },
  '5Y': { start: 1.68, reach: 0.15, step: 0.008, digits: 3 },
  '10Y': { start: 2.23, reach: 0.2, step: 0.01, digits: 3 },
  '30Y': { start: 3.41, reach: 0.2, step: 0.01, digits: 3 },
};

/** The same numbers at every start: a random walk that a test can repeat. */
function randomNumbers(/** @type {number} */ seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function walkingValues(/** @type {number} */ seed, /** @type {boolean} */ moving) {
  const random = randomNumbers(seed);
  const now = new Map(Object.entries(walks).map(([name, { start }]) => [name, start]));
  return (/** @type {keyof typeof walks} */ name) => {
    const { start, reach, step, digits } = walks[name];
    const last = now.get(name) ?? start;
    const next = moving ? Math.min(start + reach, Math.max(start - reach, last + (random() * 2 - 1) * step)) : last;
    now.set(name, next);
    return Number(next.toFixed(digits));
  };
}

/** The day as people here write it, not the one in Greenwich. */
function isoDay(/** @type {Date} */ date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The newest row last; its one-year yield is not yet known, and the days before it no longer move. */
function jgbCsv(/** @type {(name: keyof typeof walks) => number} */ value, /** @type {Date} */ today) {
  const tenors = /** @type {const} */ (['1Y', '2Y', '5Y', '10Y', '30Y']);
  const row = (/** @type {number} */ daysAgo, /** @type {(tenor: typeof tenors[number]) => string} */ cell) => {
    const day = isoDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo)).replaceAll('-', '/');
    return [day, ...tenors.map(cell)].join(',');
  };
  const past = [3, 2, 1].map((daysAgo) => row(daysAgo, (tenor) => (walks[tenor].start - daysAgo * 0.006).toFixed(3)));
  const newest = row(0, (tenor) => (tenor === '1Y' ? '-' : value(tenor).toFixed(3)));
  return ['Interest Rate,,,,,(Unit : %)', `Date,${tenors.join(',')}`, ...past, newest, ''].join('\r\n');
}

function page(/** @type {string} */ title, /** @type {string} */ text) {
  const safe = (/** @type {string} */ raw) => raw.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${safe(title)}</title></head><body><h1>${safe(title)}</h1><p>${safe(text)}</p></body></html>\n`;
}

/**
 * @typedef {{ status: number, type: string, body: string, location?: string }} Reply
 * @param {{ seed: number, moving: boolean, today: () => Date }} options
 * @returns {(path: string) => Reply}
 */
function replies({ seed, moving, today }) {
  const value = walkingValues(seed, moving);
  const json = (/** @type {unknown} */ content, status = 200) => ({ status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(content)}\n` });
  const html = (/** @type {number} */ status, /** @type {string} */ title, /** @type {string} */ text) => ({ status, type: 'text/html; charset=utf-8', body: page(title, text) });
  const indices = /** @type {const} */ (['nikkei-225', 'nikkei-per', 'nikkei-vi', 'topix-pbr', 'margin-profit', 'us-10y']);
  /** @type {[RegExp, (name: string) => Reply][]} */
  const routes = [
    [/^\/$/, () => html(200, 'Example feed', '/rates/usd-jpy.json /indices.json /jgb.csv /flaky.json /articles/… /moved/… /gone/… /paywall/…')],
    [/^\/rates\/usd-jpy\.json$/, () => json({ date: isoDay(today()), base: 'USD', quote: 'JPY', rate: value('usd-jpy') })],
    [/^\/indices\.json$/, () => json({ asOf: isoDay(today()), indices: indices.map((name) => ({ name, value: value(name) })) })],
    [/^\/jgb\.csv$/, () => ({ status: 200, type: 'text/csv; charset=utf-8', body: jgbCsv(value, today()) })],
    [/^\/flaky\.json$/, () => json({ error: 'this source is always down, so that a failure can be seen' }, 503)],
    [/^\/articles\/([^/]+)$/, (name) => html(200, name, 'An article that is still there.')],
    [/^\/moved\/([^/]+)$/, (name) => ({ ...html(301, 'Moved', name), location: `/articles/${encodeURIComponent(name)}` })],
    [/^\/gone\/([^/]+)$/, (name) => html(404, 'Not found', name)],
    [/^\/paywall\/([^/]+)$/, (name) => html(403, 'Subscribers only', name)],
  ];
  return (path) => {
    for (const [pattern, reply] of routes) {
      const match = pattern.exec(path);
      if (match) return reply(match[1] ?? '');
    }
    return html(404, 'Not found', 'This feed has no such address.');
  };
}

function decoded(/** @type {string} */ address) {
  const raw = address.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/**
 * Serves rates, indices, a CSV table, a source that always fails, and pages in every state a link can be in. Each request moves the values a little.
 * @param {{ port?: number, seed?: number, moving?: boolean, today?: () => Date }} [options] `port` 0: any free one
 * @returns {Promise<{ url: string, port: number, requests: { method: string, path: string }[], stop: () => Promise<void> }>}
 */
export function startFeed({ port = 0, seed = 1, moving = true, today = () => new Date() } = {}) {
  const replyTo = replies({ seed, moving, today });
  /** @type {{ method: string, path: string }[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = decoded(request.url ?? '/');
    requests.push({ method: request.method ?? 'GET', path });
    const { status, type, body, location } = replyTo(path);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...(location === undefined ? {} : { location }) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = address !== null && typeof address === 'object' ? address.port : port;
      const stop = () => new Promise((/** @type {(value: void) => void} */ done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      resolve({ url: `http://127.0.0.1:${bound}`, port: bound, requests, stop });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  startFeed({ port: Number(process.argv[2] ?? feedPort) }).then(
    ({ url }) => console.log(`Example feed at ${url} (Ctrl+C ends it)`),
    (error) => {
      console.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is taken: give another one, node examples/feed.mjs PORT` : error.message);
      process.exitCode = 1;
    },
  );
}

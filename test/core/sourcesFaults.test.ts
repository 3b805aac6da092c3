import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { systemClock } from '../../src/adapters/systemClock';
import { DEFAULT_CONFIGURATION, type Configuration, type Source } from '../../src/core/config/configuration';
import { render } from '../../src/core/model/message';
import { isFailure } from '../../src/core/model/observation';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import type { HttpClient, HttpRequest, HttpResponse } from '../../src/core/ports';
import { refreshBriefing, type RefreshOutcome } from '../../src/core/refresh/refreshBriefing';
import { fetchSources, type FetchAllOptions } from '../../src/core/sources/fetchAll';
import { REST } from '../support/fetching';
import { FAULT_CASES, faultTable, type FaultCase } from '../support/faultCases';
import { always, good, GOOD_REPLY, silent, startFaultServer, type FaultServer } from '../support/faultServer';
import { sourceOf } from '../support/sources';

const PER_HOST = 2;
/** So much that a busy machine does not come near it. */
const TIMEOUT_MS = 20_000;
const GOOD_IDS = ['good-1', 'good-2', 'good-3'];

/** Sends the requests of a case by its own client and with its own limits, everything else by a client that may reach loopback. */
class ByUrl implements HttpClient {
  readonly sent: string[] = [];
  constructor(private readonly stages: readonly Stage[], private readonly open: HttpClient) {}
  send(request: HttpRequest): Promise<HttpResponse> {
    this.sent.push(request.url);
    const stage = this.stages.find(({ source }) => source.request?.url === request.url);
    return (stage?.client ?? this.open).send({ ...request, ...stage?.fault.limits });
  }
}

interface Stage {
  readonly source: Source;
  readonly fault: FaultCase;
  readonly server: FaultServer;
  readonly client: AxiosHttpClient | null;
}

// Windows line endings, a byte order mark, Japanese: nothing of it may change.
const lineOf = (id: string): string => `- [REALTIME] ${id}: 約40.0円（前回値） (Nov 1, 2026, Reuters).`;
const textOf = (ids: readonly string[]): string => `\ufeff# 市況 2026-11-20\r\n\r\n## B: リスク\r\n\r\n${ids.map(lineOf).join('\r\n')}\r\n`;
const refreshedLine = (id: string): string => lineOf(id).replace('40.0', '42.0').replace('Nov 1, 2026', 'Nov 20, 2026');

describe('faults of servers', function () {
  this.timeout(30_000);
  const open = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });
  const clients: AxiosHttpClient[] = [open];
  const servers: FaultServer[] = [];
  let goodSources: Source[] = [];

  const sourceAt = (id: string, url: string, extract: FaultCase['extract'] = {}): Source => sourceOf({ id, title: `Title of ${id}`, match: { labels: [id], section: null }, request: { url }, extract });

  async function start(behaviour: FaultCase['behaviour'], address: string): Promise<FaultServer> {
    const server = await startFaultServer(behaviour, address);
    servers.push(server);
    return server;
  }

  async function stageOf(fault: FaultCase, index: number): Promise<Stage> {
    const server = await start(fault.behaviour, `127.0.1.${index + 1}`);
    const client = fault.client?.() ?? null;
    if (client) clients.push(client);
    return { source: sourceAt(`case-${index}`, fault.url ?? server.url, fault.extract), fault, server, client };
  }

  /** Refreshes a document of the staged sources and three good ones. */
  async function refresh(stages: readonly Stage[], options: Partial<FetchAllOptions> = {}): Promise<{ outcome: RefreshOutcome; text: string; ids: string[]; sent: readonly string[] }> {
    const ids = [...stages.map(({ source }) => source.id), ...GOOD_IDS];
    const configuration: Configuration = { ...DEFAULT_CONFIGURATION, sources: [...stages.map(({ source }) => source), ...goodSources] };
    const briefing = parseBriefing(textOf(ids), { fileName: 'a.md' });
    const http = new ByUrl(stages, open);
    // The pauses take no time here; how long they are is the concern of sourcesRetries.test.ts.
    const ports = { ...REST, http, clock: { now: () => Date.UTC(2026, 10, 20, 12), timeZone: systemClock.timeZone } };
    const outcome = await refreshBriefing({
      briefing, configuration, within: null, current: () => briefing,
      fetch: async (sources) => new Map((await fetchSources(sources, ports, { concurrency: 16, perHost: PER_HOST, limits: { timeoutMs: TIMEOUT_MS }, known: configuration.sources, ...options })).map((result) => [result.sourceId, result])),
    });
    assert.deepEqual(outcome.proposals.filter(({ held }) => held), []);
    return { outcome, text: applyEdits(briefing.text, outcome.proposals.flatMap(({ edits }) => edits)), ids, sent: http.sent };
  }

  function expectOutcome({ source, fault, server }: Stage, { outcome, sent }: { readonly outcome: RefreshOutcome; readonly sent: readonly string[] }): void {
    const failure = outcome.failures.find(({ sourceId }) => sourceId === source.id);
    assert.equal(failure?.error ?? 'value', fault.outcome, failure && render(failure.message));
    assert.equal(sent.filter((url) => url === source.request?.url).length, fault.tries, 'tries');
    assert.equal(server.requests(), fault.requests ?? fault.tries, 'requests that arrived');
    assert.ok(server.most() <= PER_HOST);
    if (!failure) return;
    const message = render(failure.message);
    assert.ok(message.startsWith(`${source.title}: `) && message.includes(source.request?.url ?? '?') && message.includes(fault.says), message);
  }

  const expectText = (text: string, ids: readonly string[], failed: ReadonlySet<string>): void =>
    assert.equal(text, `\ufeff# 市況 2026-11-20\r\n\r\n## B: リスク\r\n\r\n${ids.map((id) => (failed.has(id) ? lineOf(id) : refreshedLine(id))).join('\r\n')}\r\n`);

  beforeEach(async () => {
    const server = await start(always(good), '127.0.2.1');
    goodSources = GOOD_IDS.map((id, index) => sourceAt(id, `${server.url}/${index}`));
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    for (const client of clients.splice(1)) client.dispose();
  });
  after(() => open.dispose());

  for (const [index, fault] of FAULT_CASES.entries()) {
    it(`${fault.name}: ${fault.outcome}, the others have theirs`, async () => {
      const stage = await stageOf(fault, index);
      const refreshed = await refresh([stage]);
      expectOutcome(stage, refreshed);
      expectText(refreshed.text, refreshed.ids, new Set(fault.outcome === 'value' ? [] : [stage.source.id]));
    });
  }

  it('all of them in one run: each by itself, and the good ones have their values', async () => {
    const stages = await Promise.all(FAULT_CASES.map(stageOf));
    const refreshed = await refresh(stages);
    for (const stage of stages) expectOutcome(stage, refreshed);
    expectText(refreshed.text, refreshed.ids, new Set(stages.filter(({ fault }) => fault.outcome !== 'value').map(({ source }) => source.id)));
  });

  it('cancelled half-way: what was there is there, the rest is left alone', async () => {
    const controller = new AbortController();
    const slow = await Promise.all([1, 2, 3].map((n) => stageOf({ name: 'slow', behaviour: always(silent), outcome: 'cancelled', tries: 1, says: 'was cancelled' }, 100 + n)));
    const { outcome, text, ids } = await refresh(slow, { signal: controller.signal, onProgress: (done) => (done === GOOD_IDS.length ? controller.abort() : undefined) });
    for (const stage of slow) assert.equal(outcome.failures.find(({ sourceId }) => sourceId === stage.source.id)?.error, 'cancelled');
    expectText(text, ids, new Set(slow.map(({ source }) => source.id)));
  });

  it('cancelled before it began: nothing is sent, nothing is changed', async () => {
    const stage = await stageOf({ name: 'good', behaviour: always(good), outcome: 'cancelled', tries: 0, says: 'was cancelled' }, 110);
    const refreshed = await refresh([stage], { signal: AbortSignal.abort() });
    expectOutcome(stage, refreshed);
    expectText(refreshed.text, refreshed.ids, new Set(refreshed.ids));
  });

  it('500 and then 200: the next refresh has the value', async () => {
    const index = FAULT_CASES.findIndex(({ name }) => name.startsWith('500'));
    const fault = FAULT_CASES[index];
    assert.ok(fault);
    const stage = await stageOf(fault, index);
    assert.equal((await refresh([stage])).outcome.failures.length, 1);
    const { text, ids } = await refresh([stage]);
    expectText(text, ids, new Set());
  });

  it('of a host with many sources: never more at a time than the limit, each request once', async () => {
    const server = await start(always((_request, response) => void setImmediate(() => response.end(GOOD_REPLY))), '127.0.3.1');
    const sources = Array.from({ length: 30 }, (_, n) => sourceAt(`s${n}`, `${server.url}?${n % 10}`));
    const results = await fetchSources(sources, { ...REST, http: open }, { concurrency: 16, perHost: PER_HOST });
    assert.ok(results.every((result) => !isFailure(result) && result.value === 42));
    assert.equal(server.requests(), 10);
    assert.ok(server.most() <= PER_HOST);
  });

  it('stand in docs/faults.md as they are here', () => {
    const page = readFileSync('docs/faults.md', 'utf8').replaceAll('\r\n', '\n');
    assert.ok(page.includes(`\n${faultTable()}\n`), `docs/faults.md should have this table:\n\n${faultTable()}`);
  });
});

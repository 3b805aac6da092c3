import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ProposalList } from '../support/proposalList';
import { Workbench } from '../support/workbench';

const DATE = new Date().toISOString().slice(0, 10);

/** A proxy that answers in the place of every server, wants a password, and tunnels to nowhere. */
async function startProxy(): Promise<{ readonly server: Server; readonly address: string; readonly seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ value: 42, date: DATE }));
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 503 Unavailable\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const source = (id: string, label: string, url: string): string =>
  `  ${id}:\n    match: { labels: [${label}] }\n    request: { url: "${url}" }\n    extract: { format: json, value: "$.value", date: "$.date" }\n`;

describe('the proxy of VS Code', () => {
  let folder: string;
  let workbench: Workbench;
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  before(async () => {
    proxy = await startProxy();
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-proxy-'));
    await writeFile(path.join(folder, '.briefing.yml'), `version: 1\nnetwork: { timeout: 5s }\nsources:\n${source('plain', 'Plain', 'http://feed.behind-a-proxy.example/plain')}${source('tls', 'Encrypted', 'https://tls.behind-a-proxy.example/tls')}`);
    await writeFile(path.join(folder, 'a.md'), '- [REALTIME] Plain: 40 (Jan 7, 2026, One).\n- [REALTIME] Encrypted: 41 (Jan 7, 2026, Two).\n');
    workbench = await Workbench.open({ workspace: folder, settings: { 'http.proxy': `http://someone:pr0xy-pass@${proxy.address}` } });
    await workbench.openFile('a.md');
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await workbench.allowHosts();
    await new ProposalList(workbench.page).discard();
    await workbench.toast('none of 1 proposed changes was ticked').waitFor();
    await workbench.command('Notifications: Clear All Notifications');
  });

  after(async () => {
    await workbench?.close();
    proxy?.server.closeAllConnections();
    proxy?.server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What the proxy saw of one refresh, and how many sources failed in it. */
  async function refreshWith(settings: Readonly<Record<string, unknown>>, failed: number): Promise<readonly string[]> {
    await workbench.setSettings(settings);
    proxy.seen.length = 0;
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    if (failed < 2) await new ProposalList(workbench.page).discard();
    await workbench.toast(`${failed} failed`).waitFor({ timeout: 30_000 });
    await workbench.command('Notifications: Clear All Notifications');
    return [...new Set(proxy.seen)].sort();
  }

  for (const support of ['override', 'on', 'fallback']) {
    it(`carries every request where http.proxySupport is ${support}`, async () => {
      const seen = await refreshWith({ 'http.proxySupport': support }, 1);
      assert.equal(seen.filter((one) => one.startsWith('GET http://feed.behind-a-proxy.example/plain Basic ')).length, 1, seen.join('\n'));
      assert.ok(seen.includes('CONNECT tls.behind-a-proxy.example:443'), seen.join('\n'));
    });
  }

  it('carries none where the user says so, for one host or at all', async () => {
    const some = await refreshWith({ 'http.proxySupport': 'override', 'http.noProxy': ['feed.behind-a-proxy.example'] }, 2);
    assert.deepEqual(some, ['CONNECT tls.behind-a-proxy.example:443']);
    assert.deepEqual(await refreshWith({ 'http.proxySupport': 'off', 'http.noProxy': [] }, 2), []);
  });

  it('keeps its password out of what is said', async () => {
    await workbench.setSettings({ 'http.proxySupport': 'override' });
    await workbench.command('Briefing: Refresh All Sourced Bullets');
    await new ProposalList(workbench.page).discard();
    const toast = workbench.toast('1 failed');
    await toast.waitFor();
    const said = await toast.innerText();
    assert.match(said, /https:\/\/tls\.behind-a-proxy\.example\/tls/);
    assert.doesNotMatch(said, /pr0xy-pass|someone/);
    assert.ok(!said.includes(Buffer.from('someone:pr0xy-pass').toString('base64')));
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { reply, startLoopback, type Loopback } from '../adapters/loopback';
import { until } from '../support/polling';
import { ProposalList } from '../support/proposalList';
import { Workbench } from '../support/workbench';

const DATE = new Date().toISOString().slice(0, 10);
const QUESTION = 'be asked from this workspace?';

const source = (id: string, label: string, url: string, headers = ''): string =>
  `  ${id}:\n    title: ${id} source\n    match: { labels: [${label}] }\n    request: { url: "${url}"${headers} }\n    extract: { format: json, value: "$.value", date: "$.date" }\n    ttl: 5s\n`;

describe('hosts and secrets, by who decides on them', () => {
  let folder: string;
  let workbench: Workbench;
  let one: Loopback;
  let two: Loopback;
  const keys: string[] = [];
  const refresh = (): Promise<void> => workbench.command('Briefing: Refresh All Sourced Bullets');
  const clear = (): Promise<void> => workbench.command('Notifications: Clear All Notifications');

  before(async () => {
    const good = reply(200, JSON.stringify({ value: 42, date: DATE }), { 'content-type': 'application/json' });
    one = await startLoopback({ '/a': good });
    two = await startLoopback({ '/b': (request, response) => (keys.push(String(request.headers['x-key'])), good(request, response)), '/c': good, '/page': reply(200, 'fine') }, '127.0.0.2');
    folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-hosts-'));
    await writeFile(path.join(folder, '.briefing.yml'), `version: 1\nsources:\n${source('first', 'First', `${one.origin}/a`)}${source('second', 'Second', `${two.origin}/b`, ', headers: { X-Key: "${secret:FEED_KEY}" }')}${source('third', 'Third', `${two.origin}/c`)}`);
    await writeFile(path.join(folder, 'a.md'), `- [REALTIME] First: 40 (Jan 7, 2026, One).\n- [REALTIME] Second: 41 (Jan 7, 2026, Two).\n- [REALTIME] Third: 41 (Jan 7, 2026, Three).\n\n## Key Citations\n- A page - ${two.origin}/page\n- Another - ${one.origin}/a\n`);
    workbench = await Workbench.open({ workspace: folder, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
    await workbench.openFile('a.md');
  });

  after(async () => {
    await workbench?.close();
    await Promise.all([one?.close(), two?.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  it('are asked by no dashboard before they are allowed, and it says so', async () => {
    await workbench.command('Briefing: Open Dashboard');
    const page = await workbench.webview('Dashboard');
    await page.getByRole('row', { name: /First.*not allowed/ }).waitFor();
    await page.getByText('2 values are not fetched, since their hosts are not allowed in this workspace yet.').waitFor();
    await workbench.screenshot('hosts-not-allowed');
    assert.equal(await workbench.toast(QUESTION).count(), 0);
    assert.deepEqual([...one.seen, ...two.seen], []);
  });

  it('are named in one question, with what is asked of each, and only the ticked ones are asked', async () => {
    await refresh();
    const question = workbench.toast(QUESTION);
    await question.waitFor();
    assert.match(await question.innerText(), new RegExp(`these 2 hosts.*127\\.0\\.0\\.1:${one.port}, 127\\.0\\.0\\.2:${two.port}.*Requests: 3`, 's'));
    assert.deepEqual([...one.seen, ...two.seen], []);
    await workbench.screenshot('hosts-question');
    await question.getByRole('button', { name: 'Show…' }).click();
    await until('the list', async () => (await workbench.quickInput.labels()).length === 2);
    assert.match((await workbench.quickInput.labels()).join('\n'), /127\.0\.0\.1:\d+.*Requests: 1[^]*127\.0\.0\.2:\d+.*Requests: 2.*second source, third source/);
    await workbench.screenshot('hosts-list');
    await workbench.quickInput.widget.locator('.monaco-list-row', { hasText: '127.0.0.2' }).getByRole('checkbox').click();
    await workbench.quickInput.input.press('Enter');
    const list = new ProposalList(workbench.page);
    const rows = (await list.rows()).join('\n');
    assert.match(rows, /40 → 42/);
    assert.doesNotMatch(rows, /41 → 42/);
    await list.discard();
    const toast = workbench.toast('2 failed');
    await toast.waitFor();
    assert.match(await toast.innerText(), /third source: http:\/\/127\.0\.0\.2:\d+\/c was not asked, since requests to 127\.0\.0\.2:\d+ are not allowed/);
    assert.deepEqual([one.seen.length > 0, two.seen.length], [true, 0]);
    await clear();
  });

  it('are forgotten on demand, and asked for again', async () => {
    await workbench.command('Briefing: Forget Allowed Hosts');
    await workbench.toast('hosts that are not allowed any more').waitFor();
    await clear();
    const seen = one.seen.length + two.seen.length;
    await refresh();
    const question = workbench.toast(QUESTION);
    await question.waitFor();
    // Closed without an answer: nothing is asked, and every source says what to do.
    await question.hover();
    await question.getByRole('button', { name: /Clear Notification/ }).click();
    const toast = workbench.toast('3 failed');
    await toast.waitFor();
    assert.match(await toast.innerText(), /not allowed in this workspace yet\. Refresh it and choose “Allow”/);
    assert.equal(one.seen.length + two.seen.length, seen);
    await clear();
  });

  it('are allowed from the dashboard, which then shows their values', async () => {
    const page = await workbench.webview('Dashboard');
    await page.getByRole('button', { name: 'Allow…' }).click();
    await workbench.allowHosts();
    for (const label of ['First', 'Third']) await page.getByRole('row', { name: new RegExp(`${label}.*42`) }).waitFor();
    await page.getByText('not allowed in this workspace yet').waitFor({ state: 'hidden' });
  });

  it('get a secret only once it is set, by a command that says where it goes', async () => {
    assert.deepEqual(keys, []);
    await refresh();
    const list = new ProposalList(workbench.page);
    await list.discard();
    const toast = workbench.toast('1 failed');
    await toast.waitFor();
    assert.match(await toast.innerText(), /the secret FEED_KEY for http:\/\/127\.0\.0\.2:\d+\/b is not set\. Set it with “Briefing: Set Source Secret…”/);
    await clear();

    await workbench.command('Briefing: Set Source Secret…');
    await until('the secret', async () => (await workbench.quickInput.labels()).some((label) => /FEED_KEY.*goes to 127\.0\.0\.2:\d+ · not set.*second source/s.test(label)));
    await workbench.screenshot('secret-list');
    await workbench.page.keyboard.press('Enter');
    await until('the box', async () => (await workbench.quickInput.input.getAttribute('type')) === 'password');
    await workbench.screenshot('secret-box');
    await workbench.quickInput.input.fill(' s3cret-value ');
    await workbench.page.keyboard.press('Enter');
    await workbench.toast(`FEED_KEY is stored. It is sent to 127.0.0.2:${two.port} and nowhere else.`).waitFor();
    await clear();
    await (await workbench.webview('Dashboard')).getByRole('row', { name: /Second.*42/ }).waitFor();

    await refresh();
    assert.equal((await list.rows()).length, 3);
    await list.discard();
    await workbench.toast('none of 3 proposed changes was ticked').waitFor();
    assert.deepEqual([...new Set(keys)], ['s3cret-value']);
    await clear();
  });

  it('lose a secret by an empty one, after a question', async () => {
    await workbench.command('Briefing: Set Source Secret…');
    await until('the secret', async () => (await workbench.quickInput.labels()).some((label) => label.includes(`set, for 127.0.0.2:${two.port}`)));
    await workbench.page.keyboard.press('Enter');
    await until('the box', async () => (await workbench.quickInput.input.getAttribute('type')) === 'password');
    await workbench.page.keyboard.press('Enter');
    await workbench.dialog('Delete the secret FEED_KEY?').getByRole('button', { name: 'Delete' }).click();
    await workbench.toast('FEED_KEY is deleted').waitFor();
    await clear();
    const sent = keys.length;
    await refresh();
    await new ProposalList(workbench.page).discard();
    await workbench.toast('1 failed').waitFor();
    assert.equal(keys.length, sent);
    await clear();
  });

  it('are asked for once for all links of a document', async () => {
    await workbench.command('Briefing: Forget Allowed Hosts');
    await workbench.toast('hosts that are not allowed any more').waitFor();
    await clear();
    const [before, other] = [one.seen.length, two.seen.length];
    await workbench.command('Briefing: Validate Citations');
    const question = workbench.toast('these 2 hosts');
    await question.waitFor();
    assert.match(await question.innerText(), /Requests: 2\./);
    assert.deepEqual([one.seen.length, two.seen.length], [before, other]);
    await workbench.allowHosts();
    await workbench.toast('2 links: 2 alive').waitFor();
  });
});

import assert from 'node:assert/strict';
import { type DashboardPage, withDashboard } from '../../support/dashboardHarness';
import { sampleState } from '../../support/dashboardStates';
import { pageThemes, type ThemeName } from '../../support/dashboardThemes';

describe('dashboard page: appearance and accessibility', function () {
  this.timeout(60_000);
  const harness = withDashboard();
  let desk: DashboardPage;

  for (const theme of Object.keys(pageThemes) as ThemeName[]) {
    for (const width of [300, 900]) {
      it(`takes its colours from ${theme} at ${String(width)} px`, async () => {
        desk = await harness.open({ theme, width });
        await desk.send(sampleState());
        await desk.page.hover('.row:has-text("麦先物")');
        await desk.screenshot(`${theme}-${String(width)}`);
        const colours = await desk.page.evaluate(() => {
          const probe = document.createElement('span');
          document.body.append(probe);
          const resolve = (name: string): string => {
            probe.style.color = `var(--vscode-${name})`;
            return getComputedStyle(probe).color;
          };
          const of = (selector: string, property: 'color' | 'backgroundColor'): string => getComputedStyle(document.querySelector(selector) as Element)[property];
          return [
            [of('.row .live', 'color'), resolve('foreground')], [of('.row .document', 'color'), resolve('descriptionForeground')],
            [of('[data-kind=bad] .codicon', 'color'), resolve('errorForeground')], [of('.footer vscode-button', 'backgroundColor'), resolve('button-background')],
          ];
        });
        for (const [actual, expected] of colours) assert.equal(actual, expected);
        await desk.page.getByRole('tab', { name: 'Citations' }).click();
        await desk.screenshot(`${theme}-${String(width)}-citations`);
      });
    }
  }

  it('follows a change of theme', async () => {
    desk = await harness.open({ theme: 'dark' });
    await desk.send(sampleState());
    await desk.page.evaluate((light) => {
      for (const [name, value] of Object.entries(light.colors)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
      document.body.className = light.bodyClass;
    }, pageThemes.light);
    await desk.page.waitForFunction(() => getComputedStyle(document.querySelector('.footer vscode-button') as Element).backgroundColor === 'rgb(0, 105, 204)');
  });

  it('rings what has the keyboard focus, and only that', async () => {
    desk = await harness.open({ theme: 'hc-black' });
    await desk.send(sampleState());
    const outline = (selector: string): Promise<string> => desk.page.$eval(selector, (node) => getComputedStyle(node.shadowRoot?.querySelector('.control') ?? node).outline);
    await desk.page.getByRole('button', { name: 'Check for stale data' }).click();
    assert.match(await outline('.toolbar vscode-button >> nth=1'), /none/);
    await desk.page.keyboard.press('Tab');
    assert.match(await outline('.toolbar vscode-button >> nth=2'), /rgb\(243, 133, 24\) solid/);
    await desk.page.keyboard.press('Tab');
    await desk.page.keyboard.press('Tab');
    assert.match(await outline('.row:focus'), /rgb\(243, 133, 24\) solid/);
    await desk.screenshot('hc-black-300-focus');
  });

  it('stands still where motion is not wanted', async () => {
    desk = await harness.open({ reducedMotion: true });
    await desk.send(sampleState({}, { job: { title: 'Reading sources', done: 3, total: 10 } }));
    assert.equal(await desk.page.$eval('[data-kind=busy] .codicon', (node) => getComputedStyle(node).animationName), 'none');
    assert.equal(await desk.page.isVisible('.ring'), false);
  });

  it('shows a job in the place of the counts, so that nothing below it moves', async () => {
    for (const width of [300, 900]) {
      desk = await harness.open({ width });
      await desk.send(sampleState());
      const top = (): Promise<number> => desk.page.$eval('.tabs', (tabs) => tabs.getBoundingClientRect().top);
      const before = await top();
      await desk.send(sampleState({}, { job: { title: 'Validating citations', done: 7, total: 41 } }));
      assert.equal(await top(), before);
      await desk.screenshot(`dark-${String(width)}-job`);
      const bar = desk.page.getByRole('progressbar', { name: 'Validating citations' });
      assert.equal(await bar.getAttribute('aria-valuenow'), '7');
      if (width === 300) await desk.close();
    }
  });

  it('gives the browser’s accessibility tree roles, names, levels and folds', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    const nodes = await accessibilityTree(desk);
    const named = (role: string): string[] => nodes.filter((node) => node.role === role).map((node) => node.name);
    assert.deepEqual(named('tab'), ['Indicators', 'Citations']);
    assert.deepEqual(named('treegrid'), ['Indicators']);
    assert.deepEqual(named('heading'), ['Northern ports weekly briefing']);
    const rows = nodes.filter((node) => node.role === 'row');
    assert.deepEqual(rows.slice(0, 3).map(({ name, level, expanded }) => ({ name, level, expanded })), [
      { name: 'A: 港湾の動き / Tier 1 3 of 4', level: 1, expanded: true },
      { name: '桟橋の稼働率, Document 71.5 %, Live 72.0 %, Change +0.50pp, fresh', level: 2, expanded: undefined },
      { name: '北航路コンテナ運賃指数, Document 1,284.10, Live 1,310.55, Change +2.1 %, fresh', level: 2, expanded: undefined },
    ]);
    const buttons = named('button');
    assert.equal(buttons.filter((name) => name === 'Refresh live values').length, 1);
    assert.ok(buttons.includes('Apply: 桟橋の稼働率'), 'a button that only hovering shows is named all the same');
    assert.deepEqual(buttons.filter((name) => name === ''), []);
  });

  it('announces the summary and no value', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    const live = await desk.page.$$eval('[aria-live], [role=status], [role=alert], [role=log]', (nodes) => nodes.map((node) => `${node.className} ${String(node.getAttribute('aria-live'))}`));
    assert.deepEqual(live, ['counts polite', 'ring off']);
  });

  it('names every citation and the filter', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    await desk.page.getByRole('tab', { name: 'Citations' }).click();
    const nodes = await accessibilityTree(desk);
    assert.ok(nodes.some((node) => node.role === 'textbox' && node.name === 'Filter citations'));
    assert.ok(nodes.some((node) => node.role === 'row' && node.name === 'refused, 港湾統計局, 港湾統計年報 第12版, 2031-02'));
    assert.equal(nodes.some((node) => node.role === 'treegrid' && node.name === 'Indicators'), false, 'what is not shown is not read');
  });
});

interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly level: unknown;
  readonly expanded: unknown;
}

/** What Chromium itself tells assistive technology. */
async function accessibilityTree(desk: DashboardPage): Promise<AccessibleNode[]> {
  const session = await desk.page.context().newCDPSession(desk.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.filter((node) => !node.ignored).map((node) => {
    const property = (name: string): unknown => node.properties?.find((one) => one.name === name)?.value.value;
    return { role: String(node.role?.value ?? ''), name: String(node.name?.value ?? ''), level: property('level'), expanded: property('expanded') };
  });
}

import assert from 'node:assert/strict';
import { type DashboardPage, withDashboard } from '../../support/dashboardHarness';
import { indicator, largeState, sampleState } from '../../support/dashboardStates';

describe('dashboard page: rendering', function () {
  this.timeout(60_000);
  const harness = withDashboard();
  let desk: DashboardPage;

  const row = (id: string): string => `.indicators .row >> nth=${id}`;

  it('shows a state whole, and the same again when it comes twice', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    const once = await desk.page.innerHTML('#dashboard');
    await desk.send(sampleState());
    assert.equal(await desk.page.innerHTML('#dashboard'), once);
    assert.equal(await desk.page.textContent('.briefing-title'), 'Northern ports weekly briefing');
    assert.equal(await desk.page.textContent('.counts'), '12 fresh · 9 due · 62 stale · 8 undated');
    assert.equal(await desk.page.textContent('.differing'), '4 values differ');
    const shares = await desk.page.$$eval('.segment', (segments) => segments.map((segment) => Math.round(segment.getBoundingClientRect().width)));
    assert.ok(shares[2]! > shares[0]! && shares[0]! > shares[1]!, `the bar follows the counts: ${shares.join()}`);
  });

  it('keeps nodes, focus, selection and scroll position while values move and rows come and go', async () => {
    desk = await harness.open({ height: 300 });
    await desk.send(largeState(300));
    await desk.page.evaluate(() => {
      const scroller = document.querySelector('.indicators .scroller') as HTMLElement;
      scroller.scrollTop = 2000;
      const rows = [...document.querySelectorAll<HTMLElement>('.indicators .row')];
      const focused = rows[95] as HTMLElement;
      focused.focus({ preventScroll: true });
      getSelection()?.selectAllChildren(focused.querySelector('.label') as Element);
      Object.assign(window, { before: { focused, offset: focused.getBoundingClientRect().top } });
    });
    const moved = largeState(300, 5);
    const groups = moved.briefing!.indicators.map((group, index) => (index === 0 ? { ...group, rows: [indicator('i9000', '新しい指標'), ...group.rows.slice(1)] } : group));
    await desk.send({ ...moved, briefing: { ...moved.briefing!, indicators: groups } });
    const after = await desk.page.evaluate(() => {
      const { before } = window as unknown as { before: { focused: HTMLElement; offset: number } };
      return { connected: before.focused.isConnected, active: document.activeElement === before.focused, moved: before.focused.getBoundingClientRect().top - before.offset, selected: getSelection()?.toString() };
    });
    assert.deepEqual(after, { connected: true, active: true, moved: 0, selected: '指標 94' });
    assert.equal(await desk.page.textContent(`${row('1')} >> .label`), '新しい指標');
  });

  it('gives the focus to the row in its place when the focused row goes', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    await desk.page.focus(row('2'));
    const without = sampleState();
    const groups = without.briefing!.indicators.map((group) => ({ ...group, rows: group.rows.filter((one) => one.id !== 'i13') }));
    await desk.send({ ...without, briefing: { ...without.briefing!, indicators: groups } });
    assert.equal(await desk.page.textContent('.row:focus .label'), 'Berth queue');
  });

  it('never cuts a number, at any width', async () => {
    desk = await harness.open();
    const long = indicator('i77', '港湾債務の残高合計', { documentValue: '¥1,284,100M', liveValue: '¥1,310,550M', change: { text: '12.75pp', direction: 'up' } });
    for (const width of [230, 300, 420, 599, 600, 900, 1400]) {
      await desk.page.setViewportSize({ width, height: 560 });
      await desk.send(sampleState({ title: `at ${String(width)}`, indicators: [...sampleState().briefing!.indicators, { title: 'C', tally: '1 of 1', rows: [long] }] }));
      const cut = await desk.page.$$eval('.indicators .row :is(.document, .live, .change, .age, .as-of, .state-age)', (cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 0).map((cell) => `${cell.className} ${String(cell.textContent)}`));
      assert.deepEqual(cut, [], `at ${String(width)} px`);
      const tops = await desk.page.$$eval('.indicators .group:last-child .row:last-child > .cell', (cells) => new Set(cells.map((cell) => cell.getBoundingClientRect()).filter((box) => box.width > 0).map((box) => Math.round(box.top))).size);
      assert.equal(tops, 1, 'a row is one line');
    }
  });

  it('has room for the word of a state where no row has a live value', async () => {
    for (const width of [260, 300, 420]) {
      desk = await harness.open({ width });
      const rows = ['ドル円', 'TOPIX PBR'].map((label, index) => indicator(`i${String(index)}`, label, { liveValue: null, change: null, age: null, asOf: null, state: { kind: 'quiet', icon: 'circle-slash', text: 'no source', detail: '' } }));
      await desk.send(sampleState({ indicators: [{ title: 'B', tally: '0 of 2', rows }] }));
      const cut = await desk.page.$$eval('.indicators .state-word', (words) => words.filter((word) => word.scrollWidth > word.clientWidth).length);
      assert.equal(cut, 0, `at ${String(width)} px`);
    }
  });

  it('does not let a column jump when a value gets shorter', async () => {
    desk = await harness.open({ width: 900 });
    await desk.send(sampleState());
    const right = (): Promise<number[]> => desk.page.$$eval('.indicators .row .live', (cells) => cells.map((cell) => cell.getBoundingClientRect().right));
    const before = await right();
    const short = sampleState();
    const groups = short.briefing!.indicators.map((group) => ({ ...group, rows: group.rows.map((one) => ({ ...one, liveValue: '1', documentValue: '2' })) }));
    await desk.send({ ...short, briefing: { ...short.briefing!, indicators: groups } });
    assert.deepEqual(await right(), before);
  });

  it('writes whatever the host says as text', async () => {
    desk = await harness.open();
    const evil = '<img src=x onerror="window.broken=1">';
    await desk.send(sampleState({ title: evil, indicators: [{ title: evil, tally: evil, rows: [indicator('i1', evil, { documentValue: evil, state: { kind: 'good', icon: '" onclick="x', text: evil, detail: evil } })] }] }));
    assert.equal(await desk.page.$$eval('img', (images) => images.length), 0);
    assert.equal(await desk.page.evaluate(() => 'broken' in window), false);
    assert.equal(await desk.page.textContent('.briefing-title'), evil);
  });

  it('draws 2,000 rows well under a second and moves them all cheaply', async () => {
    desk = await harness.open();
    const time = (tick: number): Promise<number> => desk.page.evaluate((message) => new Promise<number>((resolve) => {
      window.addEventListener('message', () => {
        const start = performance.now();
        queueMicrotask(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start), 0)));
      }, { once: true, capture: true });
      window.postMessage(message, '*');
    }), { type: 'state', state: largeState(2000, tick) });
    const first = await time(0);
    const next = await time(1);
    console.log(`      first ${first.toFixed(0)} ms, an update of every row ${next.toFixed(0)} ms`);
    assert.ok(first < 1000, `first drawing took ${first.toFixed(0)} ms`);
    assert.ok(next < 400, `the update took ${next.toFixed(0)} ms`);
    assert.equal(await desk.page.locator('.indicators .row').count(), 2020);
  });

  it('says what to do where there is nothing to show', async () => {
    desk = await harness.open();
    await desk.send({ ...sampleState(), briefing: null });
    await desk.screenshot('dark-300-no-briefing');
    assert.equal(await desk.page.isVisible('.header'), false);
    await desk.page.getByRole('button', { name: 'Open a Briefing' }).click();
    await desk.send(sampleState({ hasSources: false }));
    assert.equal(await desk.page.isVisible('.welcome'), false);
    await desk.screenshot('dark-300-no-sources');
    await desk.page.getByRole('button', { name: 'Add a Source' }).click();
    assert.equal(await desk.page.isVisible('.footer'), false);
    await desk.send(sampleState({ indicators: [], references: [], citations: [] }, { trusted: false }));
    await desk.screenshot('dark-300-restricted');
    await desk.page.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await desk.page.getByText('This briefing has no tagged bullets.').waitFor();
    await desk.page.getByRole('tab', { name: 'Citations' }).click();
    await desk.page.getByText('This briefing cites nothing.').waitFor();
    assert.deepEqual(await desk.said(), [{ type: 'openBriefing' }, { type: 'openConfiguration' }, { type: 'manageTrust' }]);
  });
});

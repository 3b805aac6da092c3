import assert from 'node:assert/strict';
import { type DashboardPage, withDashboard } from '../../support/dashboardHarness';
import { citation, largeState, marks, sampleState } from '../../support/dashboardStates';

describe('dashboard page: interaction', function () {
  this.timeout(60_000);
  const harness = withDashboard();
  let desk: DashboardPage;

  const focusedText = (): Promise<string | null> => desk.page.evaluate(() => document.activeElement?.querySelector('.label, .title, .group-title')?.textContent ?? document.activeElement?.getAttribute('aria-label') ?? null);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await desk.page.keyboard.press(key);
  };

  it('sends one message for each thing a user can do with the mouse', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    for (const name of ['Refresh live values', 'Check for stale data', 'Validate citations', 'Review and apply…']) await desk.page.getByRole('button', { name }).click();
    await desk.page.getByText('麦先物').first().click();
    await desk.page.getByRole('button', { name: 'Apply: 麦先物' }).click();
    await desk.page.getByRole('button', { name: 'Open source: 麦先物' }).click();
    await desk.send(sampleState({}, { job: { title: 'Reading', done: 3, total: 10 } }));
    await desk.page.getByRole('button', { name: 'Cancel' }).click();
    await desk.page.getByRole('button', { name: 'Refresh live values' }).click({ force: true });
    assert.deepEqual(await desk.said(), [
      { type: 'refreshIndicators' }, { type: 'check' }, { type: 'validate' }, { type: 'reviewAndApply' }, { type: 'reveal', line: 31 }, { type: 'apply', id: 'i31' },
      { type: 'openLink', url: 'https://harbour.example/series/1' }, { type: 'cancel' },
    ]);
  });

  it('is worked by the keyboard alone', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    assert.equal(await focusedText(), 'A: 港湾の動き / Tier 1');
    await press('ArrowDown', 'ArrowDown');
    assert.equal(await focusedText(), '北航路コンテナ運賃指数');
    await press('Enter', 'ArrowRight');
    assert.equal(await focusedText(), 'Apply: 北航路コンテナ運賃指数');
    await press('Enter', 'ArrowRight', 'Enter', 'Escape', 'Tab', 'Enter');
    await press('Shift+Tab', 'End');
    assert.equal(await focusedText(), 'Reefer slots');
    await press('ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowDown');
    assert.equal(await focusedText(), 'B: 市況 / Tier 2', 'a folded group has no rows to go to');
    await press('ArrowRight', 'ArrowRight');
    assert.equal(await focusedText(), '麦先物');
    assert.deepEqual(await desk.said(), [
      { type: 'reveal', line: 13 }, { type: 'apply', id: 'i13' }, { type: 'openLink', url: 'https://harbour.example/series/1' }, { type: 'apply', id: 'i13' },
    ]);
  });

  it('has no more than one row in the tab order, with the buttons of that row', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    await desk.page.focus('.row:has-text("麦先物")');
    await desk.send(sampleState());
    const stops = await desk.page.$$eval('.indicators :is(.row, button)', (nodes) => nodes.filter((node) => (node as HTMLElement).tabIndex === 0).map((node) => node.getAttribute('aria-label') ?? node.querySelector('.label')?.textContent));
    assert.deepEqual(stops, ['麦先物, Document 153, Live 156.82, Change +2.5 %, fresh', 'Apply: 麦先物', 'Open source: 麦先物']);
  });

  it('does not reveal a row in which text is being selected', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    await desk.page.dblclick('.row:has-text("Bunker") .label');
    assert.equal((await desk.said()).length, 1, 'the first click reveals, the one that selects does not');
  });

  it('filters citations by every word, whatever its case and width', async () => {
    desk = await harness.open();
    await desk.send(sampleState());
    await desk.page.getByRole('tab', { name: 'Citations' }).click();
    await desk.page.getByRole('textbox', { name: 'Filter citations' }).fill('ＨＡＲＢＯＵＲ dead');
    assert.deepEqual(await desk.page.locator('.citations .row .title').allTextContents(), ['Tariff table']);
    assert.equal(await desk.page.textContent('.citations .group-tally'), '1 / 4');
    await desk.send(sampleState({ references: [citation('r200', 'Harbour dues', { state: marks.dead }), ...sampleState().briefing!.references] }));
    assert.equal(await desk.page.textContent('.citations .group-tally'), '2 / 5', 'a new state keeps the filter');
    await desk.page.getByRole('textbox').fill('zzz');
    await desk.page.getByText('Nothing matches the filter.').waitFor();
    await desk.page.getByRole('textbox').fill('');
    await desk.page.getByText('Tariff table').click();
    await desk.page.getByRole('button', { name: 'Open source: Tariff table' }).click();
    assert.deepEqual(await desk.said(), [{ type: 'reveal', line: 92 }, { type: 'openLink', url: 'https://lantern.example/r92' }]);
  });

  it('keeps tab, filter, folds and scroll over hide and show', async () => {
    desk = await harness.open({ height: 300 });
    await desk.send(largeState(300));
    await desk.page.click('.indicators .group-row >> nth=1');
    await desk.page.evaluate(() => document.querySelector('.indicators .scroller')?.scrollTo(0, 700));
    await desk.page.waitForTimeout(200);
    await desk.page.getByRole('tab', { name: 'Citations' }).click();
    await desk.page.getByRole('textbox').fill('tariff');
    const kept = await desk.kept();
    assert.deepEqual(await desk.complaints(), []);
    await desk.close();
    desk = await harness.open({ height: 300, kept });
    await desk.send(largeState(300));
    assert.equal(await desk.page.getByRole('tab', { name: 'Citations' }).getAttribute('aria-selected'), 'true');
    assert.deepEqual(await desk.page.locator('.citations .row .title').allTextContents(), ['Tariff table']);
    assert.equal(await desk.page.getByRole('textbox').inputValue(), 'tariff');
    await desk.page.getByRole('tab', { name: 'Indicators' }).click();
    assert.equal(await desk.page.locator('.indicators .group-row').nth(1).getAttribute('aria-expanded'), 'false');
    await desk.page.waitForFunction(() => document.querySelector('.indicators .scroller')?.scrollTop === 700);
    assert.deepEqual(await desk.said(), []);
  });

  it('starts afresh where what was kept is not its own', async () => {
    desk = await harness.open({ kept: { tab: 7, filter: {}, folded: [1, null], scroll: 'far' } });
    await desk.send(sampleState());
    assert.equal(await desk.page.getByRole('tab', { name: 'Indicators' }).getAttribute('aria-selected'), 'true');
  });
});

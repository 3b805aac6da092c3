import type { Locator, Page } from 'playwright-core';
import { until } from './polling';

/** VS Code's Refactor Preview, in which each edit can be ticked. */
export class RefactorPreview {
  private readonly panel: Locator;

  constructor(page: Page) {
    this.panel = page.locator('.bulk-edit-panel');
  }

  /** Waits for the preview and gives its rows as a screen reader would say them; the first one is the file. */
  async rows(): Promise<string[]> {
    await this.panel.locator('.monaco-list-row').nth(1).waitFor({ timeout: 30_000 });
    return this.panel.locator('.monaco-list-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** What the preview says beside the row whose label contains a text. */
  async detailsOf(text: string): Promise<string> {
    return (await this.panel.locator(`.monaco-list-row[aria-label*="${text}"]`).first().locator('.theme-icon').getAttribute('title')) ?? '';
  }

  /** Ticks the row whose label contains a text. */
  async tick(text: string): Promise<void> {
    const box = this.panel.locator(`.monaco-list-row[aria-label*="${text}"]`).first().locator('.edit-checkbox');
    await until(`a tick at ${text}`, async () => {
      if ((await box.getAttribute('aria-checked')) === 'true') return true;
      await box.click();
      return (await box.getAttribute('aria-checked')) === 'true';
    });
  }

  async apply(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Apply', exact: true }).click();
    await this.panel.waitFor({ state: 'hidden' });
  }

  async discard(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Discard', exact: true }).click();
    await this.panel.waitFor({ state: 'hidden' });
  }
}

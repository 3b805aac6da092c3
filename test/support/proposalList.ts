import type { Locator, Page } from 'playwright-core';
import { until } from './polling';

/** The list of proposed changes that a refresh shows, each with a tick. */
export class ProposalList {
  private readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget').filter({ hasText: 'proposed changes' });
  }

  /** Waits for the list and gives its rows as a screen reader would say them; a long list draws what is in view. */
  async rows(): Promise<string[]> {
    await this.widget.locator('.monaco-list-row').first().waitFor({ timeout: 30_000 });
    return this.widget.locator('.monaco-list-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** The rows that have a tick. */
  async ticked(): Promise<string[]> {
    await this.rows();
    return this.widget.locator('.monaco-list-row').evaluateAll((rows) => rows.filter((row) => row.querySelector('[aria-checked="true"]')).map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Leaves a tick at the rows whose label contains one of the texts, and at no other. */
  async tickOnly(...texts: readonly string[]): Promise<void> {
    await this.rows();
    const all = this.widget.locator('.quick-input-check-all, .quick-input-header [role="checkbox"]').first();
    await until('no tick at all', async () => {
      await all.click();
      return (await this.ticked()).length === 0;
    });
    for (const text of texts) {
      await this.widget.locator(`.monaco-list-row[aria-label*="${text}"] [aria-checked]`).first().click();
      await until(`a tick at ${text}`, async () => (await this.ticked()).some((row) => row.includes(text)));
    }
  }

  async apply(): Promise<void> {
    await this.widget.getByRole('button', { name: 'OK', exact: true }).click();
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Leaves it, once it is there. */
  async discard(): Promise<void> {
    await this.rows();
    await this.page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }
}

import type { Page } from 'playwright-core';
import { until } from './polling';

/**
 * VS Code's palette and pickers, by the keyboard only: rows are virtual and drawn anew while results stream in, so that a click may land
 * on another row than the one that was read.
 */
export class QuickInput {
  readonly widget;
  readonly input;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('input.input');
  }

  /** Opens the picker that a key is bound to, and types into it. */
  async open(key: string, text: string): Promise<void> {
    await until(`the picker of ${key}`, async () => {
      await this.page.keyboard.press(key);
      // What is seen may be the picker of the last command on its way out: only one that takes the text, and keeps it, is the new one.
      return this.input.fill(text, { timeout: 1500 }).then(async () => (await this.input.inputValue({ timeout: 500 })) === text, () => false);
    });
  }

  /** Chooses the row whose label starts with the text, once it has kept the focus for two looks. */
  async pick(label: string, limitMs = 10_000): Promise<void> {
    const opened = Date.now();
    let seen = 0;
    await until(`the row “${label}” in the picker`, async () => {
      seen = (await this.focusedLabel()).startsWith(label) ? seen + 1 : 0;
      if (seen === 0 && Date.now() - opened > 400 && (await this.labels()).some((one) => one.startsWith(label))) await this.page.keyboard.press('ArrowDown');
      return seen >= 2;
    }, limitMs);
    await this.page.keyboard.press('Enter');
    // The next picker must not be taken for this one on its way out. A choice that leads to another picker leaves it open.
    await this.widget.waitFor({ state: 'hidden', timeout: 2000 }).catch(() => undefined);
  }

  /** The rows that are drawn, as a screen reader would say them. */
  labels(): Promise<string[]> {
    return this.widget.locator('.monaco-list-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  private async focusedLabel(): Promise<string> {
    const row = this.widget.locator('.monaco-list-row.focused').first();
    return (await row.getAttribute('aria-label', { timeout: 500 }).catch(() => null)) ?? '';
  }
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { until } from './polling';
import { QuickInput } from './quickInput';
import { startWorkbench, type WorkbenchHost, type WorkbenchHostOptions } from './workbenchHost.mjs';

/** The themes that every picture is looked at in, and what VS Code calls their kind. */
const themeKinds = {
  'Default Light Modern': 1,
  'Default Dark Modern': 2,
  'Default High Contrast': 3,
  'Default High Contrast Light': 4,
} as const;

export type WorkbenchTheme = keyof typeof themeKinds;

/** Real VS Code in a real browser, driven as a person drives it; {@link Workbench.api} reaches the extension API for set-up and for looks behind the glass. */
export class Workbench {
  readonly page: Page;
  /** The folder that is open, a temporary copy. */
  readonly folder: string;
  readonly quickInput: QuickInput;

  private constructor(private readonly host: WorkbenchHost) {
    this.page = host.page;
    this.folder = host.folder;
    this.quickInput = new QuickInput(host.page);
  }

  /** Starts everything and waits until the extension host answers. */
  static async open(options: WorkbenchHostOptions = {}): Promise<Workbench> {
    const workbench = new Workbench(await startWorkbench(options));
    try {
      await workbench.page.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
      await until('the extension host', () => workbench.api<boolean>('return true'), 60_000);
      return workbench;
    } catch (error) {
      const said = workbench.host.consoleLines.slice(-20).join('\n');
      await workbench.close();
      throw new Error(`VS Code did not come up. The page's console ended with:\n${said}`, { cause: error });
    }
  }

  /** Runs a command by its title in the palette, such as `Briefing: Check for Stale Data`. */
  async command(title: string): Promise<void> {
    await this.quickInput.open('F1', `>${title}`);
    await this.quickInput.pick(title);
  }

  /** Opens a file of the folder by its name, through Go to File, and waits until its text is drawn and coloured. */
  async openFile(name: string): Promise<void> {
    const base = path.basename(name);
    await until(`${name} in Go to File`, async () => {
      await this.quickInput.open('Control+P', name);
      try {
        await this.quickInput.pick(base, 3000);
        return true;
      } catch {
        // The file search of a workbench that has just started may answer with nothing.
        await this.page.keyboard.press('Escape');
        return false;
      }
    }, 30_000);
    await this.page.locator(`.tab.active[data-resource-name="${base}"]`).waitFor();
    const editor = this.page.locator('.editor-group-container.active .monaco-editor');
    await editor.locator('.view-line').first().waitFor();
    // Colours come a moment after the text, and never to a file of one colour.
    await editor.locator('.view-line span[class^="mtk"]:not(.mtk1)').first().waitFor({ timeout: 5000 }).catch(() => {});
  }

  /** The rows of the Problems panel that are in view, as a screen reader would say them; waits until there are some. */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    // The key toggles: pressed while the panel is on its way, it would hide it.
    if (!(await panel.isVisible())) await this.api("await vscode.commands.executeCommand('workbench.panel.markers.view.focus')");
    await panel.waitFor();
    const rows = panel.locator('.monaco-list-row');
    await rows.first().waitFor();
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? row.textContent ?? ''));
  }

  /** Waits for a row of Problems in view that fits. */
  async problem(pattern: RegExp): Promise<string> {
    return until(`a problem ${String(pattern)}`, async () => (await this.problems()).find((row) => pattern.test(row)));
  }

  /** A notification in the corner that contains the text. */
  toast(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-toast').filter({ hasText: text });
  }

  /** Answers the question whether hosts may be asked; a workspace has it once for each host. */
  async allowHosts(): Promise<void> {
    const question = this.toast('be asked from this workspace?');
    await question.getByRole('button', { name: 'Allow', exact: true }).click();
    await question.waitFor({ state: 'hidden' });
  }

  /** A modal dialog that contains the text. */
  dialog(text: string): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ hasText: text });
  }

  /** The document inside a webview, by the title of its view or panel. */
  async webview(title: string, limitMs = 20_000): Promise<FrameLocator> {
    return until(`the webview “${title}”`, async () => {
      const frames = await this.page.locator('iframe.webview').count();
      for (let index = 0; index < frames; index += 1) {
        const outer = this.page.frameLocator(`iframe.webview >> nth=${index}`);
        if ((await outer.locator(`iframe#active-frame[title="${title}"]`).count()) > 0) return outer.frameLocator('iframe#active-frame');
      }
      return undefined;
    }, limitMs);
  }

  async theme(name: WorkbenchTheme): Promise<void> {
    await this.setSettings({ 'workbench.colorTheme': name });
    await until(`the theme ${name}`, async () => (await this.api<number>('return vscode.window.activeColorTheme.kind')) === themeKinds[name]);
    // The page follows the extension host by a moment; two frames later it has been drawn.
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }

  /** Writes settings to where VS Code itself would: the user's, or the machine's for those of that scope. */
  async setSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.api('for (const [key, value] of Object.entries(args[0])) await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global)', settings);
  }

  /** A picture of the whole window under `artifacts/screenshots/`. Gives its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(this.host.screenshots, `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Runs the body of an async function in the extension host, with `vscode`, `require` and `args` in scope. What it returns must be JSON. */
  async api<T>(code: string, ...args: readonly unknown[]): Promise<T> {
    const { url, token } = this.host.bridge;
    const response = await fetch(url, { method: 'POST', headers: { 'x-bridge-token': token }, body: JSON.stringify({ code, args }) });
    const answer = (await response.json()) as { value?: T; error?: string };
    if (answer.error !== undefined) throw new Error(`in the extension host: ${answer.error}`);
    return answer.value as T;
  }

  /** What the page has written to its console so far. */
  get consoleLines(): readonly string[] {
    return this.host.consoleLines;
  }

  /** Ends browser and server and removes the folder. */
  close(): Promise<void> {
    return this.host.close();
  }
}

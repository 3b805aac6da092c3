import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { dashboardPage } from '../../src/dashboard/page';
import type { DashboardState } from '../../src/dashboard/protocol';
import { pageThemes, type ThemeName } from './dashboardThemes';

/** The browser of this machine, or undefined where there is none and browser tests are to be skipped. */
export function findBrowser(): string | undefined {
  const candidates = [process.env['CHROME_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];
  return candidates.find((candidate) => candidate !== undefined && candidate !== '' && existsSync(candidate));
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: ThemeName;
  /** What an earlier page left with `setState`. */
  readonly kept?: unknown;
  readonly reducedMotion?: boolean;
}

/** The dashboard's page in a real browser, with the editor's side of it played by the test. */
export interface DashboardPage {
  readonly page: Page;
  /** Sends a whole state and waits until it is drawn. */
  send(state: DashboardState): Promise<void>;
  /** What the page has said since the last call, `ready` left out. */
  said(): Promise<unknown[]>;
  kept(): Promise<unknown>;
  /** Complaints of the browser: blocked by the policy, errors, exceptions. */
  complaints(): Promise<string[]>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** What the page's stub of the editor keeps; it lives in the browser. */
interface Desk {
  messages: { type: string }[];
  state: unknown;
  violations: string[];
}

export class DashboardHarness {
  private constructor(private readonly server: Server, private readonly browser: Browser) {}

  static async start(executablePath: string): Promise<DashboardHarness> {
    const bundle = await build({ entryPoints: { dashboard: 'src/dashboard/webview/main.ts' }, bundle: true, write: false, platform: 'browser', format: 'iife', target: 'es2022', outdir: 'unused' });
    const server = await serve(bundle.outputFiles[0]?.text ?? '');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    return new DashboardHarness(server, browser);
  }

  async open(options: OpenOptions = {}): Promise<DashboardPage> {
    const context = await this.browser.newContext({
      viewport: { width: options.width ?? 300, height: options.height ?? 560 }, deviceScaleFactor: 2, reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('requestfailed', (request) => errors.push(`request failed: ${request.url()}`));
    const wide = (options.width ?? 300) >= 600;
    await page.addInitScript(playEditor, { theme: pageThemes[options.theme ?? 'dark'], background: wide ? 'editor-background' : 'sideBar-background', kept: options.kept });
    await page.goto(`http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/`);
    return describePage(page, errors);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function describePage(page: Page, errors: string[]): DashboardPage {
  const desk = <Value>(read: (desk: Desk) => Value): Promise<Value> => page.evaluate(`(${read.toString()})(window.desk)`);
  return {
    page,
    send: (state) => page.evaluate((message) => new Promise<void>((resolve) => {
      window.postMessage(message, '*');
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
    }), { type: 'state', state }),
    said: () => desk((kept) => kept.messages.splice(0).filter((message) => message.type !== 'ready')),
    kept: () => desk((kept) => kept.state),
    complaints: async () => [...errors, ...(await desk((kept) => kept.violations))],
    async screenshot(name) {
      const folder = path.join('artifacts', 'screenshots');
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `dashboard-${name}.png`) });
    },
    close: () => page.context().close(),
  };
}

/** Runs in the browser before the page's own script: the theme as the editor sets it, and `acquireVsCodeApi`. */
function playEditor({ theme, background, kept }: { theme: { bodyClass: string; colors: Readonly<Record<string, string>> }; background: string; kept: unknown }): void {
  const desk: Desk = { messages: [], state: kept, violations: [] };
  Object.assign(window, {
    desk,
    acquireVsCodeApi: () => ({
      postMessage: (message: { type: string }) => { desk.messages.push(message); },
      getState: () => desk.state,
      setState: (state: unknown) => { desk.state = structuredClone(state); },
    }),
  });
  document.addEventListener('securitypolicyviolation', (event) => desk.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  const dress = (): void => {
    for (const [name, value] of Object.entries(theme.colors)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    document.documentElement.style.background = theme.colors[background] ?? '';
    document.body.classList.add(theme.bodyClass);
    document.body.dataset['vscodeThemeKind'] = theme.bodyClass;
  };
  new MutationObserver((_, observer) => {
    if (document.body === null) return;
    observer.disconnect();
    dress();
  }).observe(document, { childList: true, subtree: true });
}

async function serve(script: string): Promise<Server> {
  const files: Readonly<Record<string, { type: string; body: string | Buffer }>> = {
    '/dashboard.js': { type: 'text/javascript', body: script },
    '/dashboard.css': { type: 'text/css', body: await readFile('media/dashboard.css') },
    '/codicon.css': { type: 'text/css', body: await readFile('node_modules/@vscode/codicons/dist/codicon.css') },
    '/codicon.ttf': { type: 'font/ttf', body: await readFile('node_modules/@vscode/codicons/dist/codicon.ttf') },
    '/favicon.ico': { type: 'image/x-icon', body: '' },
  };
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    const route = new URL(request.url ?? '/', origin).pathname;
    const file = route === '/' ? { type: 'text/html', body: pageOf(origin) } : files[route];
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function pageOf(origin: string): string {
  return dashboardPage({ cspSource: origin, nonce: 'bm9uY2U', scriptUri: `${origin}/dashboard.js`, styleUri: `${origin}/dashboard.css`, codiconUri: `${origin}/codicon.css`, language: 'en', title: 'Briefing' });
}

/**
 * The dashboard's page for the tests of a suite: pages are opened by what it gives, must leave no complaint in the console after each test,
 * and are closed then. Without a browser the suite is skipped.
 */
export function withDashboard(): { open(options?: OpenOptions): Promise<DashboardPage> } {
  let harness: DashboardHarness | undefined;
  const opened: DashboardPage[] = [];
  before(async function () {
    const browser = findBrowser();
    if (browser === undefined) {
      console.log('      no Chromium or Chrome found: set CHROME_PATH to run the tests of the dashboard page');
      return this.skip();
    }
    harness = await DashboardHarness.start(browser);
  });
  after(() => harness?.stop());
  afterEach(async () => {
    // A test that is about closing closes its pages itself.
    const pages = opened.splice(0).filter(({ page }) => !page.isClosed());
    for (const page of pages) assert.deepEqual(await page.complaints(), []);
    for (const page of pages) await page.close();
  });
  return {
    open: async (options) => {
      if (harness === undefined) throw new Error('the harness has not been started');
      const page = await harness.open(options);
      opened.push(page);
      return page;
    },
  };
}

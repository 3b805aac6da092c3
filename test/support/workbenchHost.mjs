import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { freshWorkspace } from './freshWorkspace.mjs';
import { freePort } from './ports.mjs';
import { projectRoot } from './projectRoot.mjs';
import { installPackage, startServer } from './vscodeServer.mjs';
import { loadExtensionsFromFolders, workbenchAddress } from './workbenchPage.mjs';

/** The page's own complaints, kept for the message of a failing test. */
function keepConsole(/** @type {import('playwright-core').Page} */ page) {
  /** @type {string[]} */
  const lines = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text().slice(0, 1500)}`));
  page.on('pageerror', (error) => lines.push(`exception: ${error.message}`));
  return lines;
}

/** A language pack without a translation in it: enough for VS Code to tell extensions the language, and for them to speak it. */
async function setLocale(/** @type {string} */ userDataDir, /** @type {string} */ locale) {
  const translation = path.join(userDataDir, 'translation.json');
  await mkdir(path.join(userDataDir, 'User'), { recursive: true });
  await writeFile(translation, JSON.stringify({ '': ['empty'], version: '1.0.0', contents: {} }));
  await writeFile(path.join(userDataDir, 'User', 'argv.json'), JSON.stringify({ locale }));
  const extensions = [{ extensionIdentifier: { id: `local.vscode-language-pack-${locale}` }, version: '1.0.0' }];
  await writeFile(path.join(userDataDir, 'languagepacks.json'), JSON.stringify({ [locale]: { hash: 'empty-1', label: locale, extensions, translations: { vscode: translation } } }));
}

/**
 * Real VS Code in a real browser, with our extension and the bridge loaded as for a person: toasts and modal dialogs appear.
 * @param {{ workspace?: string, settings?: object, machineSettings?: object, trust?: boolean, viewport?: { width: number, height: number }, vsix?: string, locale?: string }} options
 *   `workspace`: a folder to copy and open, the sample workspace unless given; `vsix`: a package to install in place of this folder's extension;
 *   `locale`: the display language that extensions see (VS Code's own words stay English: no language pack is on npm)
 */
export async function startWorkbench({ workspace, settings = {}, machineSettings = {}, trust = true, viewport = { width: 1400, height: 900 }, vsix, locale }) {
  const folder = await freshWorkspace(workspace);
  const [port, bridgePort] = [await freePort(), await freePort()];
  const token = randomUUID();
  /** @type {(() => Promise<unknown>)[]} */
  const undo = [() => rm(folder, { recursive: true, force: true, maxRetries: 3 })];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const profile = await mkdtemp(path.join(os.tmpdir(), 'briefing-profile-'));
    undo.push(() => rm(profile, { recursive: true, force: true, maxRetries: 3 }));
    const folders = { userDataDir: path.join(profile, 'user'), serverDataDir: path.join(profile, 'server') };
    if (vsix) await installPackage({ vsix, ...folders });
    if (locale) await setLocale(folders.userDataDir, locale);
    const server = await startServer({
      port, trust, machineSettings, ...folders,
      settings: { 'workbench.editor.useModal': 'off', ...settings },
      env: { BRIEFING_BRIDGE_PORT: String(bridgePort), BRIEFING_BRIDGE_TOKEN: token },
    });
    undo.push(() => server.stop());
    const browser = await launchChromium();
    undo.push(() => browser.close());
    const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const consoleLines = keepConsole(page);
    await loadExtensionsFromFolders(page, { port, extensions: [...(vsix ? [] : [projectRoot]), ...['bridge', 'markdownlintStandIn'].map((name) => path.join(projectRoot, 'test', 'support', name))] });
    await page.goto(workbenchAddress({ port, folder }));
    return { page, folder, bridge: { url: `http://127.0.0.1:${bridgePort}/`, token }, screenshots: path.join(projectRoot, 'artifacts', 'screenshots'), consoleLines, close };
  } catch (error) {
    await close();
    throw error;
  }
}

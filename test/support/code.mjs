#!/usr/bin/env node
// What `runTests` of @vscode/test-electron starts as if it were VS Code: takes VS Code's arguments, runs the server build with a browser in
// front of it, and ends with the exit code of the extension tests.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { freePort } from './ports.mjs';
import { startServer } from './vscodeServer.mjs';
import { remoteUri, workbenchAddress } from './workbenchPage.mjs';

const suiteWithinMs = Number(process.env.BRIEFING_SUITE_TIMEOUT_MS ?? 600_000);

/** What VS Code itself says, and what says nothing about the tests. */
const noise = new RegExp(
  [
    '^%c', '^Resolv(ing|ed) connection token', '^Creating a socket', '^\\[(reconnection-grace-time|AgentHost|AccountPolicyGate|Service Worker)', '^Updating additional builtin',
    '^Ignoring ', '^Settings Sync', 'Could not locate the bindings', 'build/Release', 'vscode-extension-installer', 'open-vsx', 'ERR_NAME_NOT_RESOLVED',
    'Timed out waiting for authentication provider',
  ].join('|'),
);

function readArguments() {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: { extensionTestsPath: { type: 'string' }, extensionDevelopmentPath: { type: 'string' }, 'user-data-dir': { type: 'string' }, 'extensions-dir': { type: 'string' } },
  });
  const text = (/** @type {string} */ name) => (typeof values[name] === 'string' ? values[name] : undefined);
  const [folder] = positionals;
  const tests = text('extensionTestsPath');
  const extension = text('extensionDevelopmentPath');
  if (tests === undefined || extension === undefined || folder === undefined) {
    throw new Error('expected --extensionTestsPath=…, --extensionDevelopmentPath=… and a folder; other uses of VS Code are not covered here');
  }
  return { tests, extension, folder: path.resolve(folder), userDataDir: text('user-data-dir'), extensionsDir: text('extensions-dir') };
}

/** Opens the page that runs the suite. @returns {Promise<number>} the suite's exit code */
async function suiteEnd(/** @type {import('playwright-core').Page} */ page, /** @type {string} */ address) {
  let timer;
  const code = await new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the suite did not end within ${suiteWithinMs / 1000} s`)), suiteWithinMs);
    page.once('crash', () => reject(new Error('the browser page crashed')));
    page.once('close', () => reject(new Error('the browser page was closed before the suite ended')));
    const ready = [
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ exitCode) => resolve(exitCode)),
      page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        if (!noise.test(String(args[0]))) (type === 'error' || type === 'warn' ? console.error : console.log)(...args);
      }),
    ];
    Promise.all(ready).then(() => page.goto(address)).catch(reject);
  });
  clearTimeout(timer);
  return code;
}

if (process.platform === 'win32') {
  console.error('The server build cannot be started this way on Windows: run the suite with `npm run test:desktop`.');
  process.exit(1);
}
const asked = readArguments();
const temporary = await mkdtemp(path.join(os.tmpdir(), 'briefing-code-'));
const port = await freePort();
const address = workbenchAddress({
  port,
  folder: asked.folder,
  payload: [['extensionDevelopmentPath', remoteUri(port, asked.extension)], ['extensionTestsPath', remoteUri(port, asked.tests)]],
});
let server;
let browser;
let exitCode = 1;
try {
  const extraArgs = asked.extensionsDir === undefined ? [] : ['--extensions-dir', asked.extensionsDir];
  server = await startServer({ port, driver: true, extraArgs, userDataDir: asked.userDataDir ?? path.join(temporary, 'user') });
  browser = await launchChromium();
  exitCode = await suiteEnd(await browser.newPage(), address);
} catch (error) {
  console.error(`The editor suite could not be run: ${error instanceof Error ? error.message : error}`);
} finally {
  await browser?.close().catch(() => {});
  await server?.stop();
  await rm(temporary, { recursive: true, force: true });
}
process.exit(exitCode);

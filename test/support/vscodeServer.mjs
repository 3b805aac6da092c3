import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { requireFreePort } from './ports.mjs';
import { startGroup } from './processGroup.mjs';
import { ensureServer } from './serverInstall.mjs';

/** A quiet workbench: no welcome, no tips, nothing that asks the network. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
};

const readyLine = 'Extension host agent listening on';
const readyWithinMs = 60_000;

async function writeSettings(/** @type {string} */ folder, /** @type {object} */ settings) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

/**
 * Starts VS Code's server on loopback and waits until it listens.
 *
 * - `settings` are the user's, on top of {@link quietSettings}; `machineSettings` those of the machine that the server runs on, where
 *   VS Code looks for settings of scope `machine`.
 * - `driver`: the page may name extensions and a test suite in its address; notification toasts are then off.
 * - `trust` false: folders open in Restricted Mode until they are trusted.
 *
 * @param {{ port: number, userDataDir?: string, serverDataDir?: string, settings?: object, machineSettings?: object, extraArgs?: string[],
 *   env?: Record<string, string>, driver?: boolean, trust?: boolean }} options
 * @throws {import('./ports.mjs').PortTaken}
 */
export async function startServer({ port, settings = {}, machineSettings = {}, extraArgs = [], env = {}, driver = false, trust = true, ...folders }) {
  const { vscode, node } = await ensureServer();
  await requireFreePort(port);
  const given = folders.userDataDir !== undefined && folders.serverDataDir !== undefined;
  const temporary = given ? undefined : await mkdtemp(path.join(os.tmpdir(), 'briefing-server-'));
  const userDataDir = folders.userDataDir ?? path.join(temporary ?? '', 'user');
  const serverDataDir = folders.serverDataDir ?? path.join(temporary ?? '', 'server');
  await writeSettings(path.join(userDataDir, 'User'), { ...quietSettings, ...settings });
  await writeSettings(path.join(userDataDir, 'Machine'), machineSettings);
  const args = [
    path.join(vscode, 'out', 'server-main.js'), '--accept-server-license-terms', '--host', '127.0.0.1', '--port', String(port),
    '--without-connection-token', '--disable-telemetry', '--user-data-dir', userDataDir, '--server-data-dir', serverDataDir,
    // Without it the extension host of a closed page lives on for hours and answers the next page.
    '--reconnection-grace-time', '1',
    ...(trust ? ['--disable-workspace-trust'] : []), ...(driver ? ['--enable-smoke-test-driver'] : []), ...extraArgs,
  ];
  let log = '';
  /** @type {() => void} */
  let isReady = () => {};
  const ready = new Promise((/** @type {(value: 'ready') => void} */ resolve) => (isReady = () => resolve('ready')));
  const onOutput = (/** @type {string} */ text) => {
    log = (log + text).slice(-50_000);
    if (log.includes(readyLine)) isReady();
  };
  const group = startGroup(node, args, { env: { ...process.env, ...env }, onOutput });
  const stop = async () => {
    await group.stop();
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  };
  let timer;
  const tooLate = new Promise((resolve) => (timer = setTimeout(() => resolve(`not ready after ${readyWithinMs / 1000} s`), readyWithinMs)));
  const outcome = await Promise.race([ready, group.ended, tooLate]);
  clearTimeout(timer);
  if (outcome !== 'ready') {
    await stop();
    throw new Error(`VS Code's server did not start on port ${port} (${outcome}). It said:\n${log.slice(-2000)}`);
  }
  return { port, ended: group.ended, log: () => log, stop };
}

/**
 * Installs a packaged extension into the folders of a server, without a network.
 * @param {{ vsix: string, userDataDir: string, serverDataDir: string }} options
 */
export async function installPackage({ vsix, userDataDir, serverDataDir }) {
  const { vscode, node } = await ensureServer();
  const args = ['--accept-server-license-terms', '--user-data-dir', userDataDir, '--server-data-dir', serverDataDir, '--install-extension', vsix, '--force'];
  await promisify(execFile)(node, [path.join(vscode, 'out', 'server-main.js'), ...args]);
}

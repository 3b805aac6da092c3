import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { projectRoot } from './projectRoot.mjs';

/** What a browser in a container or a continuous build needs, and no traffic of its own. */
const launchArgs = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter((root) => root !== undefined);
    return roots.flatMap((root) => [path.join(root, 'Google/Chrome/Application/chrome.exe'), path.join(root, 'Microsoft/Edge/Application/msedge.exe')]);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return names.flatMap((name) => [`/usr/bin/${name}`, `/snap/bin/${name}`]);
}

const canUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');

function aptInstall(/** @type {string[]} */ ...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (/** @type {string[]} */ args) => spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  return run(['update']) && run(['install', '-y', '--no-install-recommends', ...packages]);
}

function playwrightsOwn() {
  const cli = path.join(projectRoot, 'node_modules', 'playwright-core', 'cli.js');
  const tried = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'] });
  return tried.status === 0 ? chromium.executablePath() : undefined;
}

/**
 * A Chromium, Chrome or Edge of this machine: `CHROME_PATH`, an installed one, Debian's package, Playwright's download, in this order.
 * @returns {string} its path
 * @throws an error that says what to do
 */
export function findChromium(say = (/** @type {string} */ line) => console.error(line)) {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROME_PATH names ${asked}, which does not exist. Correct it, or unset it to let an installed browser be found.`);
    return asked;
  }
  const installed = () => usualPlaces().find((place) => existsSync(place));
  const found = installed() ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
  if (found !== undefined) return found;
  if (canUseApt()) {
    say('No Chrome or Chromium found: installing the Debian package chromium …');
    aptInstall('chromium');
    const fromDebian = installed();
    if (fromDebian !== undefined) return fromDebian;
  }
  say("No Chrome or Chromium found: trying Playwright's download …");
  const downloaded = playwrightsOwn();
  if (downloaded !== undefined && existsSync(downloaded)) return downloaded;
  throw new Error(
    'No browser: neither Chrome, Chromium nor Edge is installed, and none could be fetched. ' +
      'What to do: install Google Chrome or Chromium, or set CHROME_PATH to the executable of one.',
  );
}

/** Starts the browser without a window. Says on standard error which one it is. */
export async function launchChromium() {
  const executablePath = findChromium();
  const browser = await chromium.launch({ executablePath, args: launchArgs });
  console.error(`Browser: ${executablePath} (${browser.version()})`);
  return browser;
}

/** Screenshots of Japanese text are boxes without a Japanese font; a missing one is never an error. */
export function ensureJapaneseFont() {
  const fonts = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' });
  if (fonts.status === 0 && fonts.stdout.trim() !== '') return;
  if (!canUseApt()) return;
  console.error('No Japanese font found: installing the Debian package fonts-ipafont-gothic …');
  aptInstall('fonts-ipafont-gothic');
}

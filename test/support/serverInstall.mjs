import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npmInstall } from './npmInstall.mjs';
import { withProgress } from './progressLine.mjs';
import { projectRoot } from './projectRoot.mjs';

const codeServerVersion = '4.139.1';
const nodeVersion = '24.21.0';

/** The plain npm package that holds Node 24 for this machine, or undefined where the running Node will do. */
function nodePackage() {
  if (process.versions.node.startsWith('24.')) return undefined;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${platform}-${process.arch}`;
}

function wanted() {
  const node = nodePackage();
  return { 'code-server': codeServerVersion, ...(node === undefined ? {} : { [node]: nodeVersion }) };
}

function partsIn(/** @type {string} */ cache) {
  const node = nodePackage();
  const modules = path.join(cache, 'node_modules');
  return {
    /** VS Code's own folder: `out/server-main.js`, `extensions/`. */
    vscode: path.join(modules, 'code-server', 'lib', 'vscode'),
    /** The Node that it runs on. */
    node: node === undefined ? process.execPath : path.join(modules, node, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  };
}

/** Written last, so that an install that was broken off is done again. */
const markerName = 'installed.json';

async function isInstalled(/** @type {string} */ cache) {
  const marker = await readFile(path.join(cache, markerName), 'utf8').catch(() => '');
  const parts = partsIn(cache);
  return marker === JSON.stringify(wanted()) && existsSync(parts.node) && existsSync(path.join(parts.vscode, 'out', 'server-main.js'));
}

/** Made beside the cache and moved into its place, so that two processes that install at once do not meet halfway. */
async function install(/** @type {string} */ cache) {
  await mkdir(path.dirname(cache), { recursive: true });
  const staging = await mkdtemp(`${cache}-`);
  try {
    await writeFile(path.join(staging, 'package.json'), JSON.stringify({ private: true, dependencies: wanted() }));
    await npmInstall(staging);
    await npmInstall(partsIn(staging).vscode);
    await writeFile(path.join(staging, markerName), JSON.stringify(wanted()));
    if (await isInstalled(cache)) return;
    await rm(cache, { recursive: true, force: true });
    await rename(staging, cache);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Where VS Code is kept unless the environment variable `BRIEFING_SERVER_CACHE` names another folder. */
const defaultCache = path.join(projectRoot, '.vscode-test', 'server');

/**
 * Real VS Code as a server, with the Node it needs, from the npm registry. The first call installs it.
 * @param {string} [cache]
 * @throws an error that says what failed, where, and what to do
 */
export async function ensureServer(cache = path.resolve(process.env.BRIEFING_SERVER_CACHE || defaultCache)) {
  if (await isInstalled(cache)) return partsIn(cache);
  const names = Object.entries(wanted()).map(([name, version]) => `${name}@${version}`).join(' and ');
  try {
    await withProgress(`Installing VS Code into ${path.relative(process.cwd(), cache) || cache} (first use only)`, () => install(cache));
  } catch (error) {
    throw new Error(
      `VS Code could not be installed: npm could not get ${names} into ${cache}.\n${error instanceof Error ? error.message : error}\n` +
        'What to do: check that npm reaches its registry (npm ping) and that about 1 GB is free, then run the same command again; ' +
        'what was half done has been removed.',
      { cause: error },
    );
  }
  return partsIn(cache);
}

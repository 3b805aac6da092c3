import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureJapaneseFont } from './chromium.mjs';
import { runProgram } from './program.mjs';
import { projectRoot } from './projectRoot.mjs';
import { runEditorSuite } from './runEditorSuite.mjs';

/** Folders of `test/` that need nothing but Node. */
const plainFolders = ['core', 'cli', 'dashboard', 'adapters', 'grammar', 'preview'];
/** Those that need a browser: the dashboard's page by itself, and VS Code as a person sees it. */
const browserFolders = ['dashboard/browser', 'e2e'];

/** The bundles of the test files in a folder; by their sources, for bundles of removed tests stay behind. */
async function bundlesOf(/** @type {string} */ folder) {
  const sources = path.join(projectRoot, 'test', folder);
  if (!existsSync(sources)) return [];
  const files = await readdir(sources, { recursive: true });
  const belongs = (/** @type {string} */ file) => browserFolders.includes(folder) || !browserFolders.includes(path.posix.join(folder, path.dirname(file).replaceAll('\\', '/')));
  return files.filter((file) => file.endsWith('.test.ts') && belongs(file)).sort().map((file) => path.join('out', 'test', folder, file.replace(/\.ts$/, browserFolders.includes(folder) ? '.js' : '.mjs')));
}

/**
 * Lets a suite write its results to a file and gives them to the tally.
 * @param {import('./tally.mjs').Tally} tally
 * @param {string} name
 * @param {(resultsFile: string) => Promise<boolean>} run
 */
async function tallied(tally, name, run) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-results-'));
  try {
    const file = path.join(folder, 'results.json');
    const endedWell = await run(file);
    const results = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
    tally.addSuite(name, results, endedWell);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Builds the bundles and the tests. */
export function buildTests() {
  return runProgram('esbuild.mjs', ['--tests']);
}

/** Types and lint, each one test. */
export async function checkSources(/** @type {import('./tally.mjs').Tally} */ tally) {
  tally.addStep('type check', await runProgram('node_modules/typescript/bin/tsc', ['-b', 'tsconfig.json']));
  tally.addStep('lint', await runProgram('node_modules/eslint/bin/eslint.js', ['.']));
}

/**
 * @param {import('./tally.mjs').Tally} tally
 * @param {string} name
 * @param {{ folders: readonly string[], mochaArgs: readonly string[], limitMs: number }} options
 */
async function runMocha(tally, name, { folders, mochaArgs, limitMs }) {
  const files = (await Promise.all(folders.map(bundlesOf))).flat();
  if (files.length === 0) {
    console.log(`\n${name}: no test files`);
    return;
  }
  const args = ['--reporter', './test/support/resultsReporter.cjs', ...mochaArgs, ...files];
  await tallied(tally, name, (file) => runProgram('node_modules/mocha/bin/mocha.js', args, { env: { BRIEFING_TEST_RESULTS: file }, limitMs }));
}

export function runUnitTests(/** @type {import('./tally.mjs').Tally} */ tally) {
  return runMocha(tally, 'unit', { folders: plainFolders, mochaArgs: ['--timeout', '20000', '--parallel', '--jobs', '2'], limitMs: 300_000 });
}

export function runBrowserTests(/** @type {import('./tally.mjs').Tally} */ tally) {
  ensureJapaneseFont();
  // `--exit`: the process must not wait for a browser that a failed test has left behind.
  return runMocha(tally, 'e2e', { folders: browserFolders, mochaArgs: ['--timeout', '120000', '--exit'], limitMs: 1_500_000 });
}

export function runEditorTests(/** @type {import('./tally.mjs').Tally} */ tally, desktop = process.platform === 'win32') {
  return tallied(tally, desktop ? 'desktop' : 'editor', async (resultsFile) => {
    try {
      await runEditorSuite({ desktop, resultsFile });
      return true;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      return false;
    }
  });
}

// `npm run bench`: every suite, or those that are named, each in a process of its own. `--json` prints the figures as JSON.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runProgram } from '../test/support/program.mjs';
import { projectRoot } from '../test/support/projectRoot.mjs';

/** Flags of the engine. Memory is what stays once garbage is collected; growth is no growth where garbage is collected at one size only, or beside the measurement. */
const SUITES = new Map([
  ['parse', ['--expose-gc']],
  ['growth', ['--single-threaded-gc', '--min-semi-space-size=256', '--max-semi-space-size=256']],
  ['refresh', []],
]);

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = [...named.filter((name) => !SUITES.has(name)), ...flags.filter((flag) => flag !== '--json')];
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Expected no name or some of ${[...SUITES.keys()].join(', ')}, and --json for figures as JSON.`);
  process.exit(1);
}
if (!(await runProgram('esbuild.mjs', ['--bench']))) process.exit(1);

for (const suite of named.length > 0 ? named : SUITES.keys()) {
  const { status } = spawnSync(process.execPath, [...(SUITES.get(suite) ?? []), '--enable-source-maps', path.join('out', 'bench', `${suite}.mjs`), ...flags], { cwd: projectRoot, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

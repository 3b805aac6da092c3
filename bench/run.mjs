// `npm run bench`: every suite, or those that are named, each in a process of its own. `--json` prints the figures as JSON.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runProgram } from '../test/support/program.mjs';
import { projectRoot } from '../test/support/projectRoot.mjs';

const SUITES = ['parse'];

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = [...named.filter((name) => !SUITES.includes(name)), ...flags.filter((flag) => flag !== '--json')];
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Expected no name or some of ${SUITES.join(', ')}, and --json for figures as JSON.`);
  process.exit(1);
}
if (!(await runProgram('esbuild.mjs', ['--bench']))) process.exit(1);

// Memory is what stays once garbage is collected.
const nodeFlags = ['--expose-gc', '--enable-source-maps'];
for (const suite of named.length > 0 ? named : SUITES) {
  const { status } = spawnSync(process.execPath, [...nodeFlags, path.join('out', 'bench', `${suite}.mjs`), ...flags], { cwd: projectRoot, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

import Mocha from 'mocha';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const projectRoot = path.resolve(__dirname, '..', '..', '..');

/** A bundle whose source is gone is left over from an earlier build. */
function testFiles(): string[] {
  const bundles = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.js'));
  return bundles.filter((file) => existsSync(path.join(projectRoot, 'test', 'editor', file.replace(/\.js$/, '.ts')))).map((file) => path.join(__dirname, file));
}

/** Runs every `*.test.ts` of this folder; VS Code calls it inside the extension host and takes a rejection as failure. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, color: false, reporter: path.join(projectRoot, 'test', 'support', 'resultsReporter.cjs') });
  for (const file of testFiles().sort()) mocha.addFile(file);
  const started = await new Promise<{ failed: number; run: number }>((resolve) => {
    const runner = mocha.run((failed) => resolve({ failed, run: (runner.stats?.passes ?? 0) + (runner.stats?.failures ?? 0) }));
  });
  if (started.failed > 0) throw new Error(`${started.failed} failed`);
  if (started.run === 0) throw new Error('no test ran');
}

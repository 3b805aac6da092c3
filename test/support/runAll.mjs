// `npm test`: all stages, or the one that is named: unit, editor, e2e, desktop.
import path from 'node:path';
import { projectRoot } from './projectRoot.mjs';
import { ensureServer } from './serverInstall.mjs';
import { Tally } from './tally.mjs';
import { buildTests, checkSources, runBrowserTests, runEditorTests, runUnitTests } from './testStages.mjs';

/** @type {Record<string, ((tally: Tally) => Promise<void>)[]>} */
const runs = {
  all: [checkSources, runUnitTests, (tally) => runEditorTests(tally), runBrowserTests],
  unit: [runUnitTests],
  editor: [(tally) => runEditorTests(tally)],
  e2e: [runBrowserTests],
  desktop: [(tally) => runEditorTests(tally, true)],
};

async function runStages(/** @type {Tally} */ tally, /** @type {((tally: Tally) => Promise<void>)[]} */ stages) {
  try {
    // Grammar tests read VS Code's own Markdown grammar from it.
    process.env.BRIEFING_VSCODE_ROOT = (await ensureServer()).vscode;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    tally.fail('VS Code could not be installed');
    return;
  }
  if (!(await buildTests())) {
    tally.fail('build');
    return;
  }
  for (const stage of stages) await stage(tally);
}

const [name = 'all'] = process.argv.slice(2);
const stages = runs[name];
if (stages === undefined) {
  console.error(`Unknown stage ${name}: expected ${Object.keys(runs).join(', ')}`);
  process.exit(1);
}
process.chdir(path.resolve(projectRoot));
const tally = new Tally();
await runStages(tally, stages);
console.log(`\n${tally.summary()}`);
process.exit(tally.failed > 0 ? 1 : 0);

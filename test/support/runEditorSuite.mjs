import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freshWorkspace } from './freshWorkspace.mjs';
import { projectRoot } from './projectRoot.mjs';

/** The build of VS Code that runs the suite: the downloaded desktop application, or the server build behind `code.mjs`. */
async function executable(/** @type {boolean} */ desktop) {
  if (!desktop) {
    const shim = path.join(projectRoot, 'test', 'support', 'code.mjs');
    // A checkout or an archive may have lost the bit.
    await chmod(shim, 0o755);
    return shim;
  }
  try {
    return await downloadAndUnzipVSCode({ cachePath: path.join(projectRoot, '.vscode-test'), timeout: 60_000 });
  } catch (error) {
    throw new Error(
      `VS Code's desktop build could not be downloaded: ${error instanceof Error ? error.message : error}\n` +
        'What to do: run this where update.code.visualstudio.com can be reached, or run the same suite in the server build with `npm run test:editor`.',
      { cause: error },
    );
  }
}

/**
 * Runs the suite of `test/editor` inside VS Code's extension host, on a fresh copy of its workspace.
 * @param {{ desktop: boolean, resultsFile: string }} options the suite writes its outcome to `resultsFile`
 * @throws when VS Code cannot be had or started, or when a test fails
 */
export async function runEditorSuite({ desktop, resultsFile }) {
  const vscodeExecutablePath = await executable(desktop);
  const workspace = await freshWorkspace();
  const profile = await mkdtemp(path.join(os.tmpdir(), 'briefing-profile-'));
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: path.join(projectRoot, 'out', 'test', 'editor', 'index.js'),
      launchArgs: [workspace, `--user-data-dir=${path.join(profile, 'user')}`, `--extensions-dir=${path.join(profile, 'extensions')}`],
      extensionTestsEnv: { BRIEFING_TEST_RESULTS: resultsFile },
    });
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 3 });
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

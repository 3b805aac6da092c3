import { cp, mkdtemp, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/** The folder that tests open, as it stands in the repository. */
export const sampleWorkspace = path.join(projectRoot, 'test', 'editor', 'workspace');

/** A copy of a folder that a test may change, in a new temporary folder. */
export async function freshWorkspace(from = sampleWorkspace) {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'briefing-workspace-')));
  await cp(from, folder, { recursive: true });
  return folder;
}

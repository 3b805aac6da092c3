import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder up the tree that holds `.git` (a folder, or a file in a linked worktree and a submodule); null where there is none. */
export function repositoryRoot(folder: string, known = new Map<string, string | null>()): string | null {
  const found = known.get(folder);
  if (found !== undefined) return found;
  const parent = path.dirname(folder);
  const above = (): string | null => (parent === folder ? null : repositoryRoot(parent, known));
  const root = existsSync(path.join(folder, '.git')) ? folder : above();
  known.set(folder, root);
  return root;
}

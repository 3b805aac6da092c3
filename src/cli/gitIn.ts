import { UsageError, type Streams } from './streams';

/** What git sets for its hooks; it names a repository by a path that only holds in the hook's own folder. */
const BINDING: readonly string[] = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'];

/** git ended with a code of its own; the message is the first line of what it said. */
export class GitFailure extends Error {
  constructor(message: string, readonly code: number | null) {
    super(message);
  }
}

/**
 * Calls git in a folder, never through a shell. Rejects with `GitFailure`, and with a `UsageError` where there is no git.
 * @param asker The option that git is needed for.
 */
export function gitIn(folder: string, env: Streams['env'], asker: string): (...args: string[]) => Promise<Buffer> {
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !BINDING.includes(name)));
  return async (...args) => {
    const { execFile } = await import('node:child_process');
    return new Promise((resolve, reject) => {
      execFile('git', args, { cwd: folder, env: { ...clean, LC_ALL: 'C' }, maxBuffer: Infinity, encoding: 'buffer' }, (error, out, said) => {
        if (!error) resolve(out);
        else if (error.code === 'ENOENT') reject(new UsageError(`${asker} asks git, and git was not found. Install it, or leave ${asker} out.`));
        else reject(new GitFailure(said.toString('utf8').trim().split('\n')[0] || error.message, typeof error.code === 'number' ? error.code : null));
      });
    });
  };
}

import path from 'node:path';
import { UsageError, type Streams } from './streams';

/** What git sets for its hooks; it names a repository by a path that only holds in the hook's own folder. */
const BINDING: readonly string[] = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'];

/** The bytes of a file in a revision of the repository it lies in. git is called without a shell, and a revision is never taken for an option. */
export async function revisionBytes(file: string, revision: string, env: Streams['env']): Promise<Uint8Array> {
  if (revision === '' || revision.startsWith('-')) throw new UsageError(`--with takes a file or a revision, not "${revision}".`);
  const git = await gitIn(path.dirname(path.resolve(file)), env);
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--with ${revision}: there is no such file, and git knows no such revision of ${file}.`);
  });
  const name = commit.toString('utf8').trim();
  return git(['cat-file', 'blob', `${name}:./${path.basename(file)}`]).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--with ${revision}: ${file} is not in that revision.`);
  });
}

async function gitIn(cwd: string, env: Streams['env']): Promise<(args: readonly string[]) => Promise<Buffer>> {
  const { execFile } = await import('node:child_process');
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !BINDING.includes(name)));
  return (args) => new Promise((resolve, reject) => {
    execFile('git', args, { cwd, env: { ...clean, LC_ALL: 'C' }, encoding: 'buffer', maxBuffer: Infinity }, (error, out) => {
      if (!error) resolve(out);
      else if (error.code === 'ENOENT') reject(new UsageError('--with REVISION asks git, and git was not found.'));
      else reject(new Error(error.message));
    });
  });
}

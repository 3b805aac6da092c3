import path from 'node:path';
import { gitIn } from './gitIn';
import { UsageError, type Streams } from './streams';

/** The bytes of a file in a revision of the repository it lies in. git is called without a shell, and a revision is never taken for an option. */
export async function revisionBytes(file: string, revision: string, env: Streams['env']): Promise<Uint8Array> {
  if (revision === '' || revision.startsWith('-')) throw new UsageError(`--with takes a file or a revision, not "${revision}".`);
  const git = gitIn(path.dirname(path.resolve(file)), env, '--with REVISION');
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--with ${revision}: there is no such file, and git knows no such revision of ${file}.`);
  });
  const name = commit.toString('utf8').trim();
  return git('cat-file', 'blob', `${name}:./${path.basename(file)}`).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--with ${revision}: ${file} is not in that revision.`);
  });
}

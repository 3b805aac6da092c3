import { execFileSync } from 'node:child_process';

const OWN = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_NAME: 'Aya', GIT_AUTHOR_EMAIL: 'aya@example.org', GIT_COMMITTER_NAME: 'Aya', GIT_COMMITTER_EMAIL: 'aya@example.org' };

/** git in a folder, without the settings of the machine. */
export function gitIn(folder: string): (...args: string[]) => string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return (...args) => execFileSync('git', args, { cwd: folder, env: { ...env, ...OWN }, encoding: 'utf8' });
}

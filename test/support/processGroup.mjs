import { spawn } from 'node:child_process';

const windows = process.platform === 'win32';
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

function signalGroup(/** @type {import('node:child_process').ChildProcess} */ child, /** @type {NodeJS.Signals} */ signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

/** A signal's default action would skip the exit handler and leave groups behind; a program with handlers of its own decides for itself. */
function endWithThisProcess() {
  process.once('exit', () => running.forEach((child) => signalGroup(child, 'SIGKILL')));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
  }
}

/**
 * Starts a program in a process group of its own, which ends at the latest with this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onOutput?: (text: string) => void }} [options]
 */
export function startGroup(command, args, { env, cwd, onOutput = () => {} } = {}) {
  if (running.size === 0) endWithThisProcess();
  const child = spawn(command, args, { env, cwd, detached: !windows, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.stdout.setEncoding('utf8').on('data', onOutput);
  child.stderr.setEncoding('utf8').on('data', onOutput);
  /** Resolves with how it ended, in words. @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  void ended.then(() => running.delete(child));
  return {
    ended,
    /** Asks the whole group to end, and insists after a while. */
    async stop(insistAfterMs = 5000) {
      signalGroup(child, 'SIGTERM');
      const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), insistAfterMs);
      await ended;
      clearTimeout(insist);
      signalGroup(child, 'SIGKILL');
    },
  };
}

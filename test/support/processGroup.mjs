import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from './projectRoot.mjs';

const windows = process.platform === 'win32';
const leader = path.join(projectRoot, 'test', 'support', 'groupLeader.mjs');

/**
 * Starts a program in a process group of its own, which ends at the latest with this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, onOutput: (text: string) => void }} options
 */
export function startGroup(command, args, { env, onOutput }) {
  const child = spawn(process.execPath, [leader, command, ...args], { env, detached: !windows, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdout.setEncoding('utf8').on('data', onOutput);
  child.stderr.setEncoding('utf8').on('data', onOutput);
  // Tests may run in a process where a broken pipe would count as a failure; how the group ended is told below.
  child.stdin.on('error', () => {});
  /** Resolves with how it ended, in words. @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  return {
    ended,
    /** Asks the whole group to end, and insists after a while. */
    async stop(insistAfterMs = 5000) {
      const insist = setTimeout(() => child.stdin.destroy(), insistAfterMs);
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(windows ? child.pid : -child.pid, 'SIGTERM');
      await ended;
      clearTimeout(insist);
    },
  };
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/**
 * Runs a Node program of this project to its end, with its output shown.
 * @param {string} script from the project's folder
 * @param {readonly string[]} [args]
 * @param {{ env?: Record<string, string>, limitMs?: number }} [options]
 * @returns {Promise<boolean>} whether it ended with exit code 0 within the limit
 */
export function runProgram(script, args = [], { env = {}, limitMs = 600_000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(projectRoot, script), ...args], { cwd: projectRoot, env: { ...process.env, ...env }, stdio: 'inherit' });
    const timer = setTimeout(() => {
      console.error(`${script} was still running after ${limitMs / 1000} s and is ended`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    }, limitMs);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

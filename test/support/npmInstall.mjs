import { spawn } from 'node:child_process';

/** npm as this process was started by it, else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script)) return { command: process.execPath, before: [script], shell: false };
  return { command: 'npm', before: [], shell: process.platform === 'win32' };
}

/**
 * `npm install` in a folder, without any install script: native parts would be built from source, and nothing here needs them.
 * Rejects with npm's own last words.
 * @param {string} folder
 */
export function npmInstall(folder) {
  const { command, before, shell } = npmCommand();
  const args = [...before, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--prefix', folder];
  return new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim().slice(-2000) || `npm ended with exit code ${code}`))));
  });
}

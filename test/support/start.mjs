// `npm start`: real VS Code in the browser, with the packaged extension installed and the examples open. `--port N`, `--feed-port N`.
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { feedPort, startFeed } from '../../examples/feed.mjs';
import { PortTaken, requireFreePort } from './ports.mjs';
import { withProgress } from './progressLine.mjs';
import { projectRoot } from './projectRoot.mjs';
import { ensureServer } from './serverInstall.mjs';
import { installPackage, startServer } from './vscodeServer.mjs';
import { remoteUri, workbenchAddress } from './workbenchPage.mjs';

const usage = 'Usage: npm start -- [--port N] [--feed-port N]';

/** A mistake of the person who calls: said without a stack. */
class UsageError extends Error {}

function readPorts() {
  /** @type {{ port?: string, 'feed-port'?: string }} */
  let values;
  try {
    ({ values } = parseArgs({ options: { port: { type: 'string' }, 'feed-port': { type: 'string' } } }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
  const number = (/** @type {string | undefined} */ text, /** @type {number} */ fallback) => {
    if (text === undefined) return fallback;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageError(`Not a port: ${text}. ${usage}`);
    return port;
  };
  return { port: number(values.port, 8470), feed: number(values['feed-port'], feedPort) };
}

async function requirePorts(/** @type {{ port: number, feed: number }} */ ports) {
  for (const [option, port] of /** @type {const} */ ([['--port', ports.port], ['--feed-port', ports.feed]])) {
    try {
      await requireFreePort(port);
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
      throw new UsageError(`${error.message}. Choose another one: npm start -- ${option} ${port + 10}`);
    }
  }
}

/** Packages the extension as a user would get it, its build included. */
async function packageExtension(/** @type {string} */ vsix) {
  const vsce = path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
  try {
    await promisify(execFile)(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], { cwd: projectRoot });
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new UsageError(`The extension could not be packaged:\n${stdout}${stderr}`);
  }
}

/** A copy to play with, so that the checkout stays clean; its sources point at this run's feed. */
async function copyExamples(/** @type {string} */ folder, /** @type {number} */ port) {
  await cp(path.join(projectRoot, 'examples'), folder, { recursive: true });
  const names = await readdir(folder);
  for (const name of names.filter((one) => /\.(ya?ml|md)$/.test(one))) {
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll(`http://127.0.0.1:${feedPort}/`, `http://127.0.0.1:${port}/`));
  }
  return names.find((name) => name.endsWith('.md') && !/^readme/i.test(name));
}

async function start() {
  const ports = readPorts();
  await requirePorts(ports);
  await ensureServer();
  const home = path.join(projectRoot, '.vscode-test', 'start', String(ports.port));
  const folders = { userDataDir: path.join(home, 'user'), serverDataDir: path.join(home, 'server') };
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
  await mkdir(home, { recursive: true });
  const vsix = path.join(home, 'briefing-desk.vsix');
  await withProgress('Building and packaging the extension', () => packageExtension(vsix));
  await withProgress('Installing the package', () => installPackage({ vsix, ...folders }));
  const examples = path.join(home, 'examples');
  const briefing = await copyExamples(examples, ports.feed);
  const feed = await startFeed({ port: ports.feed });
  const server = await startServer({ port: ports.port, ...folders, machineSettings: { 'briefing.network.allowPrivateHosts': true } });
  const payload = briefing === undefined ? [] : [/** @type {[string, string]} */ (['openFile', remoteUri(ports.port, path.join(examples, briefing))])];
  console.log(`\nBriefing Desk in VS Code is ready. Open this address in a browser:\n\n${workbenchAddress({ port: ports.port, folder: examples, payload })}\n`);
  console.log('Try: press F1 and choose “Briefing: Check for Stale Data”, then “Briefing: Refresh All Sourced Bullets”, then “Briefing: Open Dashboard”.');
  console.log(`The folder is a fresh copy of examples/, its sources are served at ${feed.url}. Ctrl+C ends everything.`);
  return { server, feed };
}

/** @type {Awaited<ReturnType<typeof start>> | undefined} */
let running;
let stopping = false;

/** Before everything is up there is nothing to end but what ends with this process. */
async function stop() {
  if (stopping) return;
  stopping = true;
  await Promise.all([running?.server.stop(), running?.feed.stop()]);
  process.exit(0);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop());
// npm hands a signal to the shell it runs scripts in, and the shell may end without handing it on.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void stop(), 500).unref();
try {
  running = await start();
  const how = await running.server.ended;
  if (!stopping) throw new Error(`VS Code's server has ended by itself (${how}):\n${running.server.log().slice(-2000)}`);
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

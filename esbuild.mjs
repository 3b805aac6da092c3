// Builds the bundles. `--production`: smaller and without maps, for the package. `--watch`: again at every change. `--tests`: the test suites too. `--bench`: the measurements too.
import { context } from 'esbuild';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

const shared = { bundle: true, logLevel: 'warning', sourcemap: production ? false : 'linked', minify: production, legalComments: 'none', target: 'es2022', charset: 'utf8', alias: { 'linkify-it': path.resolve('src/core/parse/noLinkify.ts') } };
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], supported: { 'dynamic-import': false } };

/** Bundles that are loaded on first use, each by its name. */
const lazyEntries = {
  network: 'src/network.ts', catalogue: 'src/catalogue.ts', configurationReader: 'src/configurationReader.ts', observationFiles: 'src/observationFiles.ts',
  reviewCommands: 'src/editor/reviewCommands.ts', refreshCommands: 'src/editor/refreshCommands.ts', configurationFeatures: 'src/editor/configurationFeatures.ts', observing: 'src/editor/observing.ts',
  dashboardParts: 'src/editor/dashboardParts.ts',
};
/** Libraries of the older kind ask for parts of Node by a function that modules lack. */
const requireInModules = { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" };

/** What only some documents or commands need stays out of the bundles that start with the editor and the command line, and is loaded on first use. */
const lazyParts = {
  name: 'lazy-parts',
  setup(build) {
    build.onResolve({ filter: new RegExp(`/(?:${Object.keys(lazyEntries).join('|')})$`) }, ({ kind, path: name }) => (kind === 'dynamic-import' ? { path: `./${path.basename(name)}.js`, external: true } : null));
  },
};

/** Peers are measured as they are installed, with a copy of their own of what the bundle shares with them: who uses a function has a say in how the engine compiles it. */
const peersApart = {
  name: 'peers-apart',
  setup(build) {
    build.onResolve({ filter: /^[^.]/ }, (args) => (args.kind !== 'entry-point' && /[\\/]bench$/.test(args.resolveDir) ? { external: true } : null));
  },
};

async function testFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile() && /\.test\.ts$/.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
}

async function builds() {
  const list = [
    { ...node, entryPoints: ['src/extension.ts', 'src/cli.ts'], outdir: 'dist', external: ['vscode'], plugins: [lazyParts] },
    { ...node, entryPoints: lazyEntries, outdir: 'dist', external: ['vscode'] },
    { ...shared, entryPoints: ['src/extension.web.ts'], outdir: 'dist', platform: 'browser', format: 'cjs', external: ['vscode'] },
    { ...shared, entryPoints: { dashboard: 'src/dashboard/webview/main.ts' }, outdir: 'dist', platform: 'browser', format: 'iife' },
  ];
  if (flags.has('--tests')) {
    const files = await testFiles('test');
    const isPlain = (file) => !/^test[\\/](?:editor|e2e|dashboard[\\/]browser)[\\/]/.test(file);
    // Suites that need nothing but Node share their modules, so that the code under test is loaded, and made fast by the engine, once for all of them.
    list.push({
      ...node, sourcemap: 'linked', format: 'esm', splitting: true, entryPoints: files.filter(isPlain), outdir: 'out/test', outbase: 'test', chunkNames: 'chunks/[name]-[hash]', outExtension: { '.js': '.mjs' },
      external: ['vscode', 'mocha', 'playwright-core', 'esbuild'], banner: requireInModules,
    }, {
      ...node, sourcemap: 'inline', entryPoints: [...files.filter((file) => !isPlain(file)), 'test/editor/index.ts'], outdir: 'out/test', outbase: 'test',
      external: ['vscode', 'mocha', 'playwright-core', 'esbuild', 'vscode-oniguruma', 'vscode-textmate'],
      // The tests' plain modules ask where they lie, which a CommonJS bundle cannot say by itself.
      define: { 'import.meta.url': 'bundleUrl' }, banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    });
  }
  if (flags.has('--bench')) {
    list.push({ ...node, sourcemap: 'inline', format: 'esm', entryPoints: ['bench/parse.ts', 'bench/growth.ts', 'bench/refresh.ts', 'bench/refreshServer.ts'], outdir: 'out/bench', outExtension: { '.js': '.mjs' }, plugins: [peersApart], banner: requireInModules });
  }
  return list;
}

// Maps of an earlier build must not reach the package.
if (production) await rm('dist', { recursive: true, force: true });
if (flags.has('--tests')) await rm('out/test/chunks', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
await cp('node_modules/@vscode/codicons/dist/codicon.css', 'dist/codicon.css');
await cp('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/codicon.ttf');
const contexts = await Promise.all((await builds()).map((options) => context(options)));
if (flags.has('--watch')) {
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.dispose()));
}

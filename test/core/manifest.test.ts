import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../src/core/checks/runChecks';
import { BUILT_IN_CADENCES } from '../../src/core/model/cadence';
import { RULE_IDS } from '../../src/core/model/finding';

interface Contributed {
  readonly path: string;
}
interface Setting {
  readonly scope?: string;
  readonly default?: unknown;
  readonly properties?: object;
  readonly propertyNames?: { readonly enum: readonly string[] };
  readonly additionalProperties?: { readonly enum?: readonly string[] };
}
interface Manifest {
  readonly icon: string;
  readonly main: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly l10n: string;
  readonly engines: { readonly vscode: string };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown; readonly description: string } };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon?: string }[]>>;
    readonly grammars: readonly (Contributed & { readonly scopeName: string })[];
    readonly snippets: readonly Contributed[];
    readonly languages?: readonly { readonly configuration?: string }[];
    readonly yamlValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly walkthroughs?: readonly object[];
  };
}
type Words = Readonly<Record<string, string>>;

/** The palette's English titles, which users script and document against. */
const TITLES: Words = {
  'briefing.checkStaleData': 'Check for Stale Data',
  'briefing.checkWorkspace': 'Check Workspace',
  'briefing.refreshBullet': 'Refresh Bullet at Cursor',
  'briefing.refreshSection': 'Refresh Section',
  'briefing.refreshAll': 'Refresh All Sourced Bullets',
  'briefing.validateCitations': 'Validate Citations',
  'briefing.cleanCitations': 'Clean Up Pasted Citations',
  'briefing.openDashboard': 'Open Dashboard',
  'briefing.openDashboardToSide': 'Open Dashboard to the Side',
  'briefing.addSource': 'Add Source for Bullet…',
  'briefing.setSecret': 'Set Source Secret…',
  'briefing.testSource': 'Test Source…',
  'briefing.findNewerCoverage': 'Find Newer Coverage…',
  'briefing.recordVerdict': 'Record Verdict for Citation…',
  'briefing.signOff': 'Sign Off…',
  'briefing.nextFinding': 'Go to Next Finding',
  'briefing.previousFinding': 'Go to Previous Finding',
  'briefing.showForecast': 'Show Freshness Forecast',
  'briefing.compareWithRevision': 'Compare With Revision…',
  'briefing.newBriefing': 'New Briefing…',
  'briefing.showHistory': 'Show Observation History',
  'briefing.exportReport': 'Export Review Report…',
  'briefing.forgetAllowedHosts': 'Forget Allowed Hosts',
};

const PACKAGES = ['@types/vscode', '@vscode/webview-ui-toolkit', 'markdown-it', 'yaml', 'axios', 'esbuild', '@vscode/test-electron'];
const TOP_LEVEL = ['package.json', 'src', 'media', 'syntaxes', 'snippets', '.vscodeignore', 'test'];

const read = (file: string): string => readFileSync(file, 'utf8');
const json = <T>(file: string): T => JSON.parse(read(file)) as T;
const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => path.join(folder, file));
const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort();

/** Every text in a tree of JSON. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** `briefing.…` of every `id: '…'` that stands in a command's object. */
const commandIds = (file: string): string[] => [...read(file).matchAll(/:\s*Command\s*=\s*\{\s*id: '([^']+)'/g)].map((match) => match[1] ?? '');

/** `getConfiguration('briefing').get('a.b')`, `.get<T>(…)`, `.inspect<T>(…)`, and `affectsConfiguration('briefing.a.b')`. */
function settingsRead(text: string): string[] {
  const settings = [...text.matchAll(/affectsConfiguration\('(briefing\.[\w.]+)'/g)].map((match) => match[1] ?? '');
  for (const [, section = '', key = ''] of text.matchAll(/getConfiguration\('(briefing[\w.]*)'[^)]*\)\s*\.(?:get|inspect|has|update)(?:<[^>]*>)?\('([^']+)'/g)) settings.push(`${section}.${key}`);
  return settings;
}

describe('manifest', () => {
  const manifest = json<Manifest>('package.json');
  const { contributes } = manifest;
  const english = json<Words>('package.nls.json');
  const japanese = json<Words>('package.nls.ja.json');
  const editorSources = sources('src/editor');

  describe('commands', () => {
    const contributed = contributes.commands.map((one) => one.command);
    const inCode = sources('src/editor/commands').flatMap(commandIds);

    it('in package.json are the commands in the code', () => {
      assert.ok(inCode.length > 0);
      assert.deepEqual([...inCode].sort(), sorted(inCode), 'an id is used twice');
      assert.deepEqual([...contributed].sort(), sorted(inCode));
    });

    it('are all in the list that is registered', () => {
      const all = read('src/editor/commands/all.ts');
      const list = /COMMANDS[^=]*=\s*\[([^\]]*)\]/.exec(all)?.[1] ?? '';
      const listed = list.split(',').map((name) => name.trim()).filter((name) => name !== '');
      assert.deepEqual(sorted(listed), sorted(inCode.map((id) => id.replace('briefing.', ''))));
    });

    it('have the category, and a title that the palette shows as promised', () => {
      for (const { command, category, title } of contributes.commands) {
        assert.equal(category, 'Briefing', command);
        assert.equal(title, `%command.${command.replace('briefing.', '')}%`);
        assert.equal(english[title.slice(1, -1)], TITLES[command], command);
      }
    });

    it('that code and menus run exist', () => {
      const named = editorSources.flatMap((file) => [...read(file).matchAll(/(?:executeCommand|run|command\s*[:=])\s*\(?\s*'(briefing\.\w+)'/g)].map((match) => match[1] ?? ''));
      const inMenus = Object.values(contributes.menus).flat().map((item) => item.command);
      for (const command of [...named, ...inMenus]) assert.ok(contributed.includes(command), command);
    });
  });

  describe('texts', () => {
    const used = sorted(textsIn(manifest).flatMap((text) => [...text.matchAll(/^%([\w.-]+)%$/g)].map((match) => match[1] ?? '')));

    it('have English and Japanese, and none is left over', () => {
      assert.deepEqual(sorted(Object.keys(english)), used);
      assert.deepEqual(sorted(Object.keys(japanese)), used);
    });

    it('are not empty', () => {
      for (const [key, text] of [...Object.entries(english), ...Object.entries(japanese)]) assert.ok(text.trim() !== '', key);
    });
  });

  describe('files', () => {
    it('that are contributed exist', () => {
      const icons = [...Object.values(contributes.viewsContainers), ...Object.values(contributes.views)].flat().flatMap((one) => one.icon ?? []);
      const files = [...contributes.grammars.map((one) => one.path), ...contributes.snippets.map((one) => one.path), ...icons.filter((icon) => !icon.startsWith('$(')), manifest.icon, manifest.l10n];
      for (const file of [...files, ...contributes.yamlValidation.map((one) => one.url)]) assert.ok(existsSync(file), file);
    });

    it('of grammars and snippets are JSON, and a grammar has the scope it is contributed with', () => {
      for (const grammar of contributes.grammars) assert.equal(json<{ scopeName: string }>(grammar.path).scopeName, grammar.scopeName);
      for (const snippet of contributes.snippets) assert.ok(Object.keys(json<object>(snippet.path)).length > 0, snippet.path);
    });

    it('of syntaxes and snippets are contributed', () => {
      const contributed = [...contributes.grammars, ...contributes.snippets].map((one) => path.normalize(one.path));
      for (const folder of ['syntaxes', 'snippets']) {
        for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) assert.ok(contributed.includes(path.join(folder, file)), `${folder}/${file}`);
      }
    });

    it('that the package starts with are built', () => {
      const build = read('esbuild.mjs');
      for (const file of [manifest.main, manifest.browser, ...Object.values(manifest.bin)]) {
        assert.match(file, /^\.\/dist\/.+\.js$/);
        const entry = `src/${path.basename(file, '.js')}.ts`;
        assert.ok(existsSync(entry) && build.includes(`'${entry}'`), entry);
      }
    });

    it('at the top level are those an author expects', () => {
      for (const name of TOP_LEVEL) assert.ok(existsSync(name), name);
    });

    it('that the package needs are let in', () => {
      const ignored = read('.vscodeignore').split('\n');
      assert.ok(ignored.includes('**'), 'everything is left out but what is named');
      for (const file of ['package.json', 'package.nls.json', 'package.nls.ja.json', 'README.md', 'CHANGELOG.md', 'LICENSE', manifest.icon, path.normalize(manifest.main), path.normalize(manifest.browser)]) {
        assert.ok(ignored.includes(`!${file}`), file);
      }
      // What is loaded on first use is missed by nobody until then.
      const lazy = [...read('esbuild.mjs').matchAll(/(\w+): 'src\/(?:editor\/)?\1\.ts'/g)].map((match) => match[1] ?? '');
      assert.ok(lazy.includes('network') && lazy.includes('configurationFeatures'));
      for (const name of lazy) assert.ok(ignored.includes(`!dist/${name}.js`), name);
      for (const { url } of contributes.yamlValidation) assert.ok(ignored.includes(`!${path.posix.dirname(path.posix.normalize(url))}/*.json`), url);
    });
  });

  describe('views', () => {
    it('stand in a container that is contributed', () => {
      const containers = Object.values(contributes.viewsContainers).flat().map((one) => one.id);
      for (const container of Object.keys(contributes.views)) assert.ok(containers.includes(container), container);
    });

    it('are provided by the code', () => {
      const code = editorSources.map(read).join('\n');
      for (const view of Object.values(contributes.views).flat()) assert.ok(code.includes(`'${view.id}'`), view.id);
    });
  });

  describe('settings', () => {
    const { properties } = contributes.configuration;

    it('in package.json are those that the code reads', () => {
      const asked = editorSources.flatMap((file) => settingsRead(read(file)));
      assert.deepEqual(sorted(Object.keys(properties)), sorted(asked));
    });

    it('name the rules and severities that there are', () => {
      const { propertyNames, additionalProperties } = properties['briefing.rules'] ?? {};
      assert.deepEqual(propertyNames?.enum, [...RULE_IDS]);
      assert.deepEqual(additionalProperties?.enum, ['error', 'warning', 'info', 'hint', 'off']);
      assert.deepEqual(Object.keys(properties['briefing.cadences']?.properties ?? {}), BUILT_IN_CADENCES.map(({ name }) => name));
    });

    it('let no workspace open the way to private hosts', () => {
      assert.deepEqual({ scope: properties['briefing.network.allowPrivateHosts']?.scope, default: properties['briefing.network.allowPrivateHosts']?.default }, { scope: 'machine', default: false });
    });
  });

  it('limits what works in an untrusted workspace', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.match(manifest.capabilities.untrustedWorkspaces.description, /^%.+%$/);
  });

  it('asks for the editor whose types it is written against', () => {
    const minor = (version: string | undefined): string => /(\d+\.\d+)\./.exec(version ?? '')?.[1] ?? 'none';
    const installed = json<{ version: string }>('node_modules/@types/vscode/package.json').version;
    assert.equal(minor(manifest.engines.vscode), minor(manifest.devDependencies?.['@types/vscode']));
    assert.equal(minor(manifest.engines.vscode), minor(installed));
  });

  it('names the packages it is built on', () => {
    const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const name of PACKAGES) assert.ok(name in dependencies, name);
  });

  it('has the archived component library in one file', () => {
    const importing = [...sources('src'), ...sources('test')].filter((file) => /(?:from|import|require\()\s*'@vscode\/webview-ui-toolkit/.test(read(file)));
    assert.deepEqual(importing, [path.join('src', 'dashboard', 'webview', 'toolkit.ts')]);
  });
});

describe('rules', () => {
  it('are as many as their ids', () => assert.deepEqual(sorted(RULES.map((rule) => rule.id)), sorted(RULE_IDS)));

  it('stand in the list once each', () => assert.equal(RULES.length, RULE_IDS.length));

  it('have a page each, and every page a rule', () => {
    const pages = readdirSync('docs/rules').filter((file) => file.endsWith('.md')).map((file) => path.basename(file, '.md'));
    assert.deepEqual(sorted(pages), sorted(RULE_IDS));
  });

  it('have their id and their default severity on their page', () => {
    for (const rule of RULES) {
      const page = read(`docs/rules/${rule.id}.md`);
      assert.ok(page.startsWith(`# ${rule.id}\n`), rule.id);
      assert.match(page, new RegExp(`^Default severity: .*\\b${rule.defaultSeverity}\\b`, 'm'), rule.id);
    }
  });
});

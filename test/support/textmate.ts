import fs from 'node:fs';
import path from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type IRawTheme } from 'vscode-textmate';

/** One token of a line with its scopes, outermost first. */
export interface Token {
  readonly line: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

export interface GrammarEntry {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const MARKDOWN = 'text.html.markdown';
const EXTENSIONS = path.join(process.cwd(), '.vscode-test/server/node_modules/code-server/lib/vscode/extensions');
export const THEMES = path.join(EXTENSIONS, 'theme-defaults/themes');

export const WITHOUT_EDITOR = 'VS Code is not installed in .vscode-test/server; `npm start` or `npm test` fetches it.';
export const hasEditor = (): boolean => fs.existsSync(path.join(EXTENSIONS, 'markdown-basics/package.json'));

/** Our grammars as package.json contributes them. A file that it does not name yet is injected into Markdown, so that it can be tried. */
export function ownGrammars(): GrammarEntry[] {
  const listed = contributedGrammars();
  const unlisted = grammarFiles().filter((file) => listed.every((entry) => entry.path !== file));
  return [...listed, ...unlisted.map((file) => ({ scopeName: (JSON.parse(fs.readFileSync(file, 'utf8')) as GrammarEntry).scopeName, path: file, injectTo: [MARKDOWN] }))];
}

export const contributedGrammars = (): GrammarEntry[] => readManifest(path.join(process.cwd(), 'package.json'));

export function grammarFiles(): string[] {
  const folder = path.join(process.cwd(), 'syntaxes');
  return fs.readdirSync(folder).filter((name) => name.endsWith('.tmLanguage.json')).sort().map((name) => path.join(folder, name));
}

function readManifest(file: string): GrammarEntry[] {
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as { contributes?: { grammars?: GrammarEntry[] } };
  return (manifest.contributes?.grammars ?? []).map((entry) => ({ ...entry, path: path.resolve(path.dirname(file), entry.path) }));
}

function builtInGrammars(): GrammarEntry[] {
  const manifests = fs.readdirSync(EXTENSIONS).map((name) => path.join(EXTENSIONS, name, 'package.json'));
  return manifests.filter((file) => fs.existsSync(file)).flatMap(readManifest);
}

/** Reads Markdown as VS Code does: its own grammars, every built-in injection (math among them), and ours. */
export class MarkdownReader {
  private constructor(private readonly registry: Registry, private readonly grammar: IGrammar) {}

  static async create(own: readonly GrammarEntry[] = ownGrammars()): Promise<MarkdownReader> {
    const wasm = fs.readFileSync(path.join(process.cwd(), 'node_modules/vscode-oniguruma/release/onig.wasm'));
    await oniguruma.loadWASM({ data: wasm });
    const entries = [...builtInGrammars(), ...own];
    const files = new Map(entries.map((entry) => [entry.scopeName, entry.path]));
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
        createOnigString: (text) => new oniguruma.OnigString(text),
      }),
      loadGrammar: (scope) => {
        const file = files.get(scope);
        return Promise.resolve(file === undefined ? null : parseRawGrammar(fs.readFileSync(file, 'utf8'), file));
      },
      getInjections: (scope) => entries.filter((entry) => entry.injectTo?.some((target) => target === scope || scope.startsWith(`${target}.`))).map((entry) => entry.scopeName),
    });
    const grammar = await registry.loadGrammar(MARKDOWN);
    if (!grammar) throw new Error('VS Code has no grammar for Markdown.');
    return new MarkdownReader(registry, grammar);
  }

  tokens(text: string): Token[] {
    let stack = INITIAL;
    return text.split('\n').flatMap((lineText, line) => {
      const result = this.grammar.tokenizeLine(lineText, stack);
      stack = result.ruleStack;
      return result.tokens.map((token) => ({ line, text: lineText.slice(token.startIndex, token.endIndex), scopes: token.scopes }));
    });
  }

  /** The parts of `text` with a scope that begins with `prefix`: neighbouring tokens of one line joined, without white space around. */
  parts(text: string, prefix: string): string[] {
    const parts: string[] = [];
    let line = -1;
    for (const token of this.tokens(text)) {
      const has = token.scopes.some((scope) => scope === prefix || scope.startsWith(`${prefix}.`));
      if (has && line === token.line) parts.push(`${parts.pop() ?? ''}${token.text}`);
      else if (has) parts.push(token.text);
      line = has ? token.line : -1;
    }
    return parts.map((part) => part.trim());
  }

  useTheme(theme: IRawTheme): void {
    this.registry.setTheme(theme);
  }

  /** Text and foreground of each token under the theme in use, as the editor paints them. */
  colors(text: string): { text: string; color: string }[] {
    const map = this.registry.getColorMap();
    let stack = INITIAL;
    return text.split('\n').flatMap((lineText) => {
      const result = this.grammar.tokenizeLine2(lineText, stack);
      stack = result.ruleStack;
      const painted: { text: string; color: string }[] = [];
      for (let index = 0; index < result.tokens.length; index += 2) {
        const start = result.tokens[index] ?? 0;
        const end = result.tokens[index + 2] ?? lineText.length;
        const foreground = ((result.tokens[index + 1] ?? 0) >>> 15) & 0x1ff;
        painted.push({ text: lineText.slice(start, end), color: (map[foreground] ?? '').toLowerCase() });
      }
      return painted;
    });
  }
}

import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ENTRIES = {
  regex: '^(?:\\.{1,2}/)+(?:src/)?(?:extension(?:\\.web)?|cli)$',
  message: 'Nothing imports an entry file. What two entries share belongs into src/editor/desk.ts or src/cli/run.ts.',
};
const VSCODE = { group: ['vscode'], message: 'Only src/editor knows the editor. Put the logic into src/core behind a port, and the call of the editor into src/editor.' };
const AXIOS = { group: ['axios', 'axios/*'], message: 'Only src/adapters sends requests. Take an HttpClient (src/core/ports.ts) instead.' };
const NODE = { group: ['node:*'], message: 'This layer runs in a browser too. Files, processes and sockets belong into src/adapters or src/cli, behind a port of src/core/ports.ts.' };
const TOOLKIT = { group: ['@vscode/webview-ui-toolkit', '@vscode/webview-ui-toolkit/*'], message: 'The toolkit is archived upstream: only src/dashboard/webview/toolkit.ts imports it.' };

const outside = (folders, message) => ({ regex: `^(?:\\.\\./)+(?:${folders.join('|')})(?:/|$)`, message });

/** Each entry of `patterns` says where such code belongs instead. */
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [ENTRIES, ...patterns] }] });

const clockProperties = [
  { object: 'Date', property: 'now', message: 'The core has no clock of its own: take a Clock (src/core/ports.ts) or the day as an argument.' },
];
const clockSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core has no clock of its own: take a Clock (src/core/ports.ts) or the day as an argument.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The core has no clock of its own: take a Clock (src/core/ports.ts) or the day as an argument.' },
];

/** Mistakes that the language allows and nobody means. */
const plainRules = Object.fromEntries([
  'constructor-super', 'for-direction', 'getter-return', 'no-async-promise-executor', 'no-case-declarations', 'no-class-assign', 'no-compare-neg-zero', 'no-cond-assign', 'no-const-assign',
  'no-constant-binary-expression', 'no-debugger', 'no-dupe-args', 'no-dupe-class-members', 'no-dupe-else-if', 'no-dupe-keys', 'no-duplicate-case', 'no-empty', 'no-empty-character-class',
  'no-empty-pattern', 'no-fallthrough', 'no-func-assign', 'no-import-assign', 'no-invalid-regexp', 'no-irregular-whitespace', 'no-loss-of-precision', 'no-misleading-character-class',
  'no-prototype-builtins', 'no-redeclare', 'no-self-assign', 'no-shadow-restricted-names', 'no-sparse-arrays', 'no-unreachable', 'no-unsafe-finally', 'no-unsafe-negation',
  'no-unsafe-optional-chaining', 'no-unused-labels', 'no-useless-catch', 'no-var', 'prefer-const', 'require-yield', 'use-isnan', 'valid-typeof',
].map((rule) => [rule, 'error']));

export default defineConfig(
  globalIgnores(['dist/', 'out/', 'artifacts/', '.vscode-test/', 'node_modules/', 'bench/results/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['src/**/*.ts'],
    extends: [{ rules: plainRules }, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...imports(VSCODE, AXIOS, TOOLKIT),
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      // Numbers read well in a template, and a short arrow whose value nobody takes reads well without braces.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // What comes from outside (a message, a document after an await, a stream that is no terminal) is not always what its type says.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // The editor's Disposable and the page's elements are met by shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // `async` alone turns what is thrown into a rejection.
      '@typescript-eslint/require-await': 'off',
      // Every `?.` and `??` counts, so that this only points at a function; its depth and length decide.
      complexity: ['warn', 20],
      'max-depth': ['error', 3],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },

  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          { regex: '^(?!\\.{1,2}/|markdown-it$|yaml$|json-p3$|papaparse(?:/|$)|re2js$|node-html-parser$|fast-xml-parser$|fflate$|feedsmith$|@noble/hashes/(?:sha2|utils)\\.js$)', message: 'The core is pure: it knows markdown-it, yaml, json-p3, papaparse, re2js, node-html-parser, fast-xml-parser, fflate, feedsmith, and of @noble/hashes SHA-256, which is pure computation and must not need the host. Whatever else it needs of the world is a port in src/core/ports.ts with an adapter in src/adapters.' },
          outside(['adapters', 'cli', 'dashboard', 'editor', 'preview', 'extension', 'network', 'catalogue', 'configurationReader', 'package\\.json'], 'The core knows no other layer. Move what both need into src/core.'),
        ],
      }],
      'no-restricted-properties': ['error', ...clockProperties],
      'no-restricted-syntax': ['error', ...clockSyntax],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch', 'setTimeout', 'setInterval', 'window', 'document', 'console'],
    },
  },
  { files: ['src/adapters/**/*.ts'], rules: imports(VSCODE, TOOLKIT, outside(['cli', 'dashboard', 'editor', 'preview'], 'Adapters know the core and nothing else of this project.')) },
  {
    files: ['src/dashboard/**/*.ts'],
    rules: imports(VSCODE, AXIOS, NODE, TOOLKIT, outside(['adapters', 'cli', 'editor', 'preview'], 'The dashboard knows the core only; the editor gives it what it shows.'),
      { regex: '(?:^|/)webview/', message: 'The page runs in a frame of its own: the two sides meet in src/dashboard/protocol.ts only.' }),
  },
  {
    files: ['src/dashboard/webview/**/*.ts'],
    rules: imports(VSCODE, AXIOS, NODE, TOOLKIT,
      { regex: '^\\.\\./(?!protocol$)|^\\.\\./\\.\\./', message: 'The page knows src/dashboard/protocol.ts and its own folder. Compute it in src/dashboard/state and send it as part of the state.' }),
  },
  {
    files: ['src/dashboard/webview/toolkit.ts'],
    rules: imports(VSCODE, AXIOS, NODE, { regex: '^\\.\\./(?!protocol$)|^\\.\\./\\.\\./', message: 'The page knows src/dashboard/protocol.ts and its own folder.' }),
  },
  {
    files: ['src/preview/**/*.ts'],
    rules: imports(VSCODE, AXIOS, NODE, TOOLKIT, outside(['adapters', 'cli', 'dashboard', 'editor'], 'The preview knows the core only.')),
  },
  {
    files: ['src/editor/**/*.ts'],
    rules: imports(AXIOS, NODE, TOOLKIT, outside(['adapters', 'cli'], 'The editor takes adapters as ports from its entry (src/extension.ts, src/extension.web.ts).'),
      { regex: 'dashboard/webview/', message: 'The page is a bundle of its own: the editor speaks to it through src/dashboard/protocol.ts.' }),
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: imports(VSCODE, AXIOS, TOOLKIT, outside(['adapters', 'dashboard', 'editor'], 'The command line knows the core and the preview; adapters come from its entry (src/cli.ts), and what the editor has too belongs into src/core.')),
  },
  // The entries tie the layers together; of the editor they only name types.
  { files: ['src/*.ts'], rules: imports(AXIOS, TOOLKIT) },

  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    extends: [{ rules: plainRules }, tseslint.configs.recommended],
    rules: { 'max-lines': ['error', { max: 400 }], '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    rules: { ...plainRules, 'no-undef': 'error', 'no-unused-vars': 'error' },
    languageOptions: { globals: Object.fromEntries(['process', 'console', 'URL', 'URLSearchParams', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'fetch', 'AbortSignal', 'AbortController', 'performance', 'require', 'module', 'exports', '__dirname', '__filename', 'TextDecoder', 'TextEncoder', 'structuredClone', 'document', 'window', 'globalThis', 'Element', 'HTMLElement', 'Event', 'KeyboardEvent', 'MouseEvent', 'getComputedStyle', 'location', 'navigator', 'MutationObserver'].map((name) => [name, 'readonly'])) },
  },
);

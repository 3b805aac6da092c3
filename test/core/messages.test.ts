import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CallExpression, Expression, Node } from 'typescript';

// Loaded at run time: the compiler is no part of the bundle of a test.
const ts = createRequire(path.resolve('package.json'))('typescript') as typeof import('typescript');

/** Functions that take a text for a person, and at which place. */
const SPEAKERS: Readonly<Record<string, number>> = { say: 0, word: 0, fault: 1, 'l10n.t': 0, 'vscode.l10n.t': 0 };

interface Said {
  readonly place: string;
  /** Null: the text is made up on the spot, which no bundle can know. */
  readonly texts: readonly string[] | null;
}

const japanese = JSON.parse(readFileSync('l10n/bundle.l10n.ja.json', 'utf8')) as Record<string, unknown>;

function saidIn(file: string): Said[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const said: Said[] = [];
  const visit = (node: Node): void => {
    const text = ts.isCallExpression(node) ? textArgument(node) : undefined;
    if (text) said.push({ place: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, texts: textsOf(text) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return said;
}

function textArgument(call: CallExpression): Expression | undefined {
  const place = SPEAKERS[call.expression.getText()];
  return place === undefined ? undefined : call.arguments[place];
}

/** A name only passes on what was said elsewhere. */
function textsOf(node: Expression): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return [];
  if (!ts.isConditionalExpression(node)) return null;
  const [whenTrue, whenFalse] = [textsOf(node.whenTrue), textsOf(node.whenFalse)];
  return whenTrue && whenFalse ? [...whenTrue, ...whenFalse] : null;
}

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

describe('messages', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const said = files.flatMap((file) => saidIn(path.posix.join('src', file.replaceAll(path.sep, '/'))));
  const texts = new Set(said.flatMap((one) => one.texts ?? []).filter((text) => text !== ''));

  it('are found in the code', () => assert.ok(texts.size > 150, `${texts.size}`));

  it('are written out where they are said', () => {
    assert.deepEqual(said.filter((one) => one.texts === null).map((one) => one.place), []);
  });

  it('all have Japanese', () => assert.deepEqual([...texts].filter((text) => !(text in japanese)), []));

  it('have no Japanese that nothing says', () => assert.deepEqual(Object.keys(japanese).filter((text) => !texts.has(text)), []));

  it('keep their placeholders in Japanese', () => {
    for (const [text, translation] of Object.entries(japanese)) {
      assert.ok(typeof translation === 'string' && translation.trim() !== '', text);
      assert.deepEqual(placeholders(translation), placeholders(text), text);
    }
  });

  it('keep what stands in backticks in Japanese', () => {
    const codes = (text: string): string[] => (text.match(/`[^`]+`/g) ?? []).sort();
    for (const [text, translation] of Object.entries(japanese)) assert.deepEqual(codes(String(translation)), codes(text), text);
  });

  it('number their placeholders from 0 without a gap', () => {
    // In a source's fault {0} and {1} are its title and URL, which some need not name.
    const own = [...texts].filter((text) => !/^\{0\}: /.test(text));
    for (const text of own) assert.deepEqual(placeholders(text), placeholders(text).map((_, index) => `{${index}}`), text);
  });
});

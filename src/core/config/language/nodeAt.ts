import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Range } from '../../model/range';
import { tooDeepAt } from '../tooDeep';
import { nameOf, textOf, type YamlNode } from '../yamlReader';

/** A key or a text of a YAML file, with the names of the keys that lead to it. */
export interface NodePlace {
  readonly path: readonly string[];
  readonly slot: 'key' | 'value';
  readonly text: string;
  readonly range: Range;
}

/** The key or the text at an offset; null where there is none. */
export function nodeAt(text: string, offset: number): NodePlace | null {
  return find(parse(text), [], (range) => range.start <= offset && offset <= range.end);
}

/** Where the entry of a source stands: its key, and the whole of it; null where the file has none. */
export function entryOf(text: string, id: string): { readonly key: Range; readonly whole: Range } | null {
  const root = parse(text);
  const sources = isMap(root) ? root.items.find(({ key }) => nameOf(key as YamlNode) === 'sources')?.value : null;
  const pair = isMap(sources) ? (sources as YAMLMap<Node, YamlNode>).items.find(({ key }) => nameOf(key) === id) : undefined;
  if (!pair) return null;
  const key = rangeOf(pair.key);
  return { key, whole: { start: key.start, end: Math.max(key.end, pair.value ? rangeOf(pair.value).end : 0) } };
}

const parse = (text: string): YamlNode => (tooDeepAt(text) === null ? (parseDocument(text, { prettyErrors: false, logLevel: 'silent' }).contents ?? null) : null);

const rangeOf = (node: Node): Range => ({ start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });

function find(node: YamlNode, path: readonly string[], isHere: (range: Range) => boolean): NodePlace | null {
  if (isScalar(node)) return isHere(rangeOf(node)) && textOf(node) !== null ? { path, slot: 'value', text: textOf(node) ?? '', range: rangeOf(node) } : null;
  if (isSeq(node)) return firstOf(node.items, (item) => find(item as YamlNode, path, isHere));
  if (!isMap(node)) return null;
  return firstOf((node as YAMLMap<Node, YamlNode>).items, ({ key, value }) => {
    const inner = [...path, nameOf(key)];
    return isHere(rangeOf(key)) ? { path: inner, slot: 'key', text: nameOf(key), range: rangeOf(key) } : find(value, inner, isHere);
  });
}

function firstOf<T>(items: readonly T[], find: (item: T) => NodePlace | null): NodePlace | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}

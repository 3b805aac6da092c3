import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { say, type Message } from '../model/message';
import type { Range } from '../model/range';

/** A mistake in `.briefing.yml`: where, and what was expected. The rest of the file stays in force. */
export interface ConfigurationProblem {
  readonly range: Range;
  readonly message: Message;
  /** What most likely was meant instead of what stands there. */
  readonly replacement?: string;
}

export type YamlNode = Node | null;

/** A key and what stands behind it; the value is null where that is nothing at all. */
export interface YamlPair {
  readonly key: Node;
  readonly value: YamlNode;
}

/** Goes through a YAML tree and keeps what does not fit, each mistake with its place. */
export class YamlReader {
  readonly problems: ConfigurationProblem[] = [];

  report(node: YamlNode | undefined, message: Message, replacement?: string): void {
    const [start = 0, end = 1] = node?.range ?? [];
    this.reportAt({ start, end }, message, replacement);
  }

  reportAt({ start, end }: Range, message: Message, replacement?: string): void {
    this.problems.push({ range: { start, end: Math.max(end, start + 1) }, message, ...(replacement === undefined ? {} : { replacement }) });
  }

  /** Whether something is wrong with a key or with what stands behind it. */
  isBroken({ key, value }: YamlPair): boolean {
    const start = key.range?.[0] ?? 0;
    const end = Math.max(key.range?.[1] ?? start, value?.range?.[1] ?? start);
    return this.problems.some(({ range }) => range.start >= start && range.start <= end && range.end <= end + 1);
  }

  /** The pairs of a mapping by the name of their key; null where it is none, which is reported. */
  pairs(node: YamlNode, what: string): Map<string, YamlPair> | null {
    if (isNothing(node) || isNull(node)) return new Map();
    if (isMap(node)) return new Map((node as YAMLMap<Node, YamlNode>).items.map(({ key, value }) => [nameOf(key), { key, value: isNothing(value) ? null : value }]));
    this.report(node, say('{0}: a mapping was expected.', what));
    return null;
  }
}

/** The text of a scalar as it is written: `1.10` stays so, and an id of 19 digits keeps all of them. Null for anything else. */
export function textOf(node: YamlNode | undefined): string | null {
  if (!isScalar(node)) return null;
  if (typeof node.value === 'string') return node.value;
  return typeof node.value === 'number' ? (node.source ?? String(node.value)) : null;
}

export const nameOf = (key: YamlNode): string => textOf(key) ?? (isScalar(key) ? String(key.value) : '');

/** Nothing stands behind the key. A `null` that somebody wrote takes something back, an empty place says nothing. */
export const isNothing = (node: YamlNode | undefined): boolean => !node || (isScalar(node) && node.value === null && !node.source);

/** `null` or `~`. */
export const isNull = (node: YamlNode): boolean => isScalar(node) && node.value === null;

import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { parseCivilDate, type CivilDate } from '../model/civilDate';
import { say, type Message } from '../model/message';
import type { Range } from '../model/range';

/** A mistake in `.briefing.yml`: where, and what was expected. The rest of the file stays in force. */
export interface ConfigurationProblem {
  readonly range: Range;
  readonly message: Message;
}

export type YamlNode = Node | null;

/** Reads values of a YAML tree; what does not fit becomes a problem at its place and counts as left out. */
export class YamlReader {
  readonly problems: ConfigurationProblem[] = [];

  report(node: YamlNode | undefined, message: Message): void {
    const [start = 0, end = 1] = node?.range ?? [];
    this.problems.push({ range: { start, end: Math.max(end, start + 1) }, message });
  }

  /** The entries of a mapping; reports keys that are not in `known` (any key where that is null). */
  entries(node: YamlNode, what: string, known: readonly string[] | null): Map<string, { key: Node; value: YamlNode }> {
    const found = new Map<string, { key: Node; value: YamlNode }>();
    if (isNull(node)) return found;
    if (!isMap(node)) {
      this.report(node, say('{0}: a mapping was expected.', what));
      return found;
    }
    for (const pair of (node as YAMLMap<Node, YamlNode>).items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      if (known && !known.includes(name)) this.report(pair.key, say('Unknown key "{0}". Known here: {1}.', name, known.join(', ')));
      else found.set(name, { key: pair.key, value: isNull(pair.value) ? null : pair.value });
    }
    return found;
  }

  text(node: YamlNode | undefined, what: string): string | null {
    if (node === null || node === undefined) return null;
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) return String(node.value);
    this.report(node, say('{0}: a text was expected.', what));
    return null;
  }

  texts(node: YamlNode | undefined, what: string): string[] {
    if (node === null || node === undefined) return [];
    if (isSeq(node)) return node.items.map((item) => this.text(item as Node, what)).filter((item) => item !== null);
    const single = this.text(node, what);
    return single === null ? [] : [single];
  }

  integer(node: YamlNode | undefined, what: string, low: number, high: number): number | null {
    if (node === null || node === undefined) return null;
    if (isScalar(node) && Number.isInteger(node.value) && Number(node.value) >= low && Number(node.value) <= high) return Number(node.value);
    this.report(node, say('{0}: a whole number from {1} to {2} was expected.', what, low, high));
    return null;
  }

  number(node: YamlNode | undefined, what: string): number | null {
    if (node === null || node === undefined) return null;
    if (isScalar(node) && typeof node.value === 'number' && Number.isFinite(node.value)) return node.value;
    this.report(node, say('{0}: a number was expected.', what));
    return null;
  }

  day(node: YamlNode | undefined, what: string): CivilDate | null {
    const text = this.text(node, what);
    const day = text === null ? null : parseCivilDate(text);
    if (text !== null && day === null) this.report(node, say('{0}: a day as YYYY-MM-DD was expected, not "{1}".', what, text));
    return day;
  }

  days(node: YamlNode | undefined, what: string): CivilDate[] {
    if (node === null || node === undefined) return [];
    return (isSeq(node) ? node.items : [node]).map((item) => this.day(item as Node, what)).filter((day) => day !== null);
  }

  oneOf<T extends string>(node: YamlNode | undefined, what: string, choices: readonly T[]): T | null {
    const value = this.text(node, what);
    if (value === null) return null;
    const choice = choices.find((one) => one === value);
    if (choice === undefined) this.report(node ?? null, say('{0}: one of {1} was expected, not "{2}".', what, choices.join(', '), value));
    return choice ?? null;
  }
}

const isNull = (node: YamlNode): boolean => node === null || (isScalar(node) && node.value === null);

import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Range } from '../../model/range';
import { tooDeepAt } from '../tooDeep';
import { nameOf, type YamlNode } from '../yamlReader';

/** Where in a file the cursor is, as far as can be told of a text that is not finished. */
export interface CursorPlace {
  /** Names of the keys from the root: of the mapping that a key would be in, or of the key that a value would stand behind. */
  readonly path: readonly string[];
  readonly slot: 'key' | 'value';
  /** The word at the cursor, which a choice replaces. */
  readonly word: Range;
  /** What stands between the begin of the key or the value and the cursor. */
  readonly typed: string;
  /** Keys that the mapping has already. */
  readonly taken: readonly string[];
  /** Whether the mapping is written on lines of its own, and the white space in front of the cursor's line. */
  readonly isBlock: boolean;
  readonly indent: string;
}

/** A character that nobody types: it stands for the cursor while the text is parsed. */
const MARK = '\uE000';
/** Behind it, since the last character of a text whose quote is not closed yet is taken for the quote. */
const FILLER = '\uE001';

const NAME = String.raw`[^\s:{}\[\],"'#]*`;
const KEY_ON_A_LINE = new RegExp(`^[ \\t]*${NAME}$`);
const WORD_ALONE = new RegExp(`^${NAME}\\s*$`);

/** Null: in a comment, or where the text is too broken to tell. */
export function cursorPlace(text: string, offset: number): CursorPlace | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset);
  const before = text.slice(lineStart, offset);
  // A key without its colon would be read as a text, together with the lines that follow.
  const mark = KEY_ON_A_LINE.test(before) && WORD_ALONE.test(text.slice(offset, lineEnd)) ? `${MARK}: ` : MARK + FILLER;
  const marked = text.slice(0, offset) + mark + text.slice(offset);
  if (text.includes(MARK) || tooDeepAt(marked) !== null) return null;
  const found = findMark(parseDocument(marked, { prettyErrors: false, logLevel: 'silent' }).contents ?? null, []);
  if (!found) return null;
  const typed = found.text.slice(0, found.text.indexOf(MARK));
  const rest = new RegExp(`^${NAME}`).exec(text.slice(offset, lineEnd))?.[0].length ?? 0;
  const start = offset - (found.slot === 'key' ? typed.length : (new RegExp(`${NAME}$`).exec(typed)?.[0].length ?? 0));
  return {
    path: found.path, slot: found.slot, typed, word: { start, end: offset + rest },
    taken: found.map?.items.map(({ key }) => nameOf(key)).filter((name) => !name.includes(MARK)) ?? [],
    isBlock: found.map ? !found.map.flow : true, indent: /^[ \t]*/.exec(before)?.[0] ?? '',
  };
}

interface Found {
  readonly path: readonly string[];
  readonly slot: 'key' | 'value';
  readonly text: string;
  readonly map: YAMLMap<Node, YamlNode> | null;
}

function findMark(node: YamlNode, path: readonly string[]): Found | null {
  if (isScalar(node)) return typeof node.value === 'string' && node.value.includes(MARK) ? { path, slot: 'value', text: node.value, map: null } : null;
  if (isSeq(node)) return firstOf(node.items, (item) => findMark(item as YamlNode, path));
  if (!isMap(node)) return null;
  const map = node as YAMLMap<Node, YamlNode>;
  return firstOf(map.items, ({ key, value }) => (nameOf(key).includes(MARK) ? { path, slot: 'key' as const, text: nameOf(key), map } : findMark(value, [...path, nameOf(key)])));
}

function firstOf<T>(items: readonly T[], find: (item: T) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}

import { isMap, isScalar, parseDocument, stringify, type Pair, type YAMLMap } from 'yaml';
import { say, type Message } from '../model/message';
import { applyEdits, type TextEdit } from '../model/textEdit';

/** An entry below `sources:`, in the keys of the file. */
export type SourceEntry = Readonly<Record<string, unknown>>;

/**
 * The edit that puts a source into the text of a `.briefing.yml` and leaves every other character of it as it is: comments, order, quotes,
 * line endings. Gives why not where the file cannot be read, has such an id already, or would not read back as it should.
 */
export function insertSource(yaml: string, id: string, entry: SourceEntry): TextEdit | Message {
  const document = parseDocument(yaml, { prettyErrors: false });
  if (document.errors.length > 0) return say('This .briefing.yml is not valid YAML: mend it first.');
  const root = document.contents;
  if (root !== null && !isMap(root) && !(isScalar(root) && root.value === null)) return say('This .briefing.yml is no mapping of keys: mend it first.');
  const sources = isMap(root) ? (root as YAMLMap).items.find((pair) => isScalar(pair.key) && pair.key.value === 'sources') : undefined;
  if (sources && isMap(sources.value) && sources.value.has(id)) return say('There is a source "{0}" already: choose another id.', id);
  const edit = editFor(yaml, sources, id, entry);
  if (edit === null) return say('Sources are written in this file in a form that nothing can be added to: mend it first.');
  return readsBack(applyEdits(yaml, [edit]), id, entry, yaml) ? edit : say('The source could not be added to this .briefing.yml without changing the rest of it: add it by hand.');
}

function editFor(yaml: string, sources: Pair | undefined, id: string, entry: SourceEntry): TextEdit | null {
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  if (!sources) {
    const at = endOfContent(yaml);
    const before = at === 0 ? `version: 1${eol}` : yaml.slice(at).includes('\n') || yaml.endsWith('\n') ? '' : eol;
    return insertion(at, `${before}${at === 0 ? '' : eol}sources:${eol}${block(id, entry, 2, eol)}`);
  }
  const { key, value } = sources;
  if (!isScalar(key) || !key.range) return null;
  if (!isMap(value)) return isScalar(value) && value.value === null ? belowKey(yaml, key.range[1], id, entry, eol) : null;
  if (value.flow) return intoBraces(yaml, value, id, entry);
  const first = value.items[0];
  if (!first || !isScalar(first.key) || !first.key.range || !value.range) return null;
  const indent = first.key.range[0] - lineStart(yaml, first.key.range[0]);
  return insertion(endOfBlock(yaml, value.range[1]), leading(yaml, endOfBlock(yaml, value.range[1]), eol) + block(id, entry, indent, eol));
}

/** `sources:` with nothing below it: the entry goes onto the next line. */
function belowKey(yaml: string, keyEnd: number, id: string, entry: SourceEntry, eol: string): TextEdit {
  const colon = yaml.indexOf(':', keyEnd) + 1;
  const rest = /^[ \t]*(?:~|null)?/i.exec(yaml.slice(colon))?.[0] ?? '';
  const line = lineEnd(yaml, colon);
  // A comment behind the key stays on its line.
  if (/^[ \t]*(?:#.*)?$/.test(yaml.slice(colon, line).replace(/\r$/, ''))) return insertion(nextLine(yaml, line), leading(yaml, nextLine(yaml, line), eol) + block(id, entry, 2, eol));
  return { range: { start: colon, end: colon + rest.length }, text: `${eol}${block(id, entry, 2, eol).slice(0, -eol.length)}` };
}

/** `sources: { a: … }`: the entry goes in front of the closing brace. */
function intoBraces(yaml: string, map: YAMLMap, id: string, entry: SourceEntry): TextEdit | null {
  if (!map.range || yaml.charAt(map.range[1] - 1) !== '}') return null;
  const written = `${stringify(id).trim()}: ${JSON.stringify(entry)}`;
  const inside = yaml.slice(map.range[0] + 1, map.range[1] - 1);
  const end = map.range[0] + 1 + inside.trimEnd().length;
  const comma = map.items.length === 0 || /,\s*$/.test(inside) ? ' ' : ', ';
  return { range: { start: end, end: map.range[1] - 1 }, text: `${comma}${written} ` };
}

function block(id: string, entry: SourceEntry, indent: number, eol: string): string {
  const lines = stringify({ [id]: entry }, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd().split('\n');
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line) + eol).join('');
}

/** What must stand between the text before `at` and a new line of its own. */
const leading = (yaml: string, at: number, eol: string): string => (at > 0 && yaml.charAt(at - 1) !== '\n' ? eol : '');

/** Behind the last line that belongs to a block: comments and empty lines behind it stay where they are, below the new entry. */
function endOfBlock(yaml: string, rangeEnd: number): number {
  const last = yaml.slice(0, rangeEnd).trimEnd().length;
  return nextLine(yaml, lineEnd(yaml, last));
}

/** Behind the last line that says something; in front of a document's end mark. */
function endOfContent(yaml: string): number {
  const end = /^\.\.\.[ \t]*\r?$/m.exec(yaml)?.index ?? yaml.length;
  const last = yaml.slice(0, end).trimEnd().length;
  return last === 0 ? 0 : Math.min(end, nextLine(yaml, lineEnd(yaml, last)));
}

const insertion = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text });
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const nextLine = (text: string, end: number): number => (end < text.length ? end + 1 : end);

/** Whether the file says all that it said, and the entry as it was meant. */
function readsBack(yaml: string, id: string, entry: SourceEntry, before: string): boolean {
  const document = parseDocument(yaml, { prettyErrors: false });
  if (document.errors.length > 0) return false;
  const now = plain(document.toJS());
  const was = plain(parseDocument(before, { prettyErrors: false }).toJS());
  const { [id]: added, ...others } = plain(now['sources']);
  const rest = withoutSources(now);
  const isNew = before.trim() === '';
  return same(added, entry) && same(others, plain(was['sources'])) && same(rest, isNew ? { version: 1 } : withoutSources(was));
}

const plain = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const withoutSources = (of: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(of).filter(([key]) => key !== 'sources'));
const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

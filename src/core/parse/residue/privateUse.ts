import type { Residue } from '../../model/citation';
import type { Range } from '../../model/range';
import { GAP, hasEmptyLine, mark, matchAt, TURN, type ResidueReader } from './mark';

/** U+E200 opens a block, U+E201 closes it, U+E202 parts it; the others stand round a visible sentence. */
const OPEN = 0xe200;
const CLOSE = 0xe201;
const LONGEST_BLOCK = 4_000;

const HEAD = /\uE200([a-z_]{1,20})(?=[\uE201\uE202[{])/y;
const TURNS = new RegExp(TURN, 'g');
const DAMAGED = new RegExp(String.raw`\uE200(?:file)?cite(?:\uE202(?:${TURN}|L\d{1,6}(?:-L?\d{1,6})?)){1,40}`, 'y');

/** Anchor U+E200. */
export const readPrivateBlock: ResidueReader = (text, at, _floor, found) => {
  const close = closeOf(text, at);
  const head = close < 0 ? null : matchAt(HEAD, text, at);
  if (head?.[1]) {
    const kind = head[1];
    const body = at + head[0].length;
    const ids = kind === 'cite' || kind === 'filecite' ? (text.slice(body, close).match(TURNS) ?? []) : [];
    found.push(mark('private-use', at, close + 1, ids, ids.length > 0 ? null : wordsOf(text, kind, body, close)));
    return close + 1;
  }
  const damaged = matchAt(DAMAGED, text, at);
  found.push(mark('private-use', at, at + (damaged?.[0].length ?? 1), damaged?.[0].match(TURNS) ?? []));
  return at + (damaged?.[0].length ?? 1);
};

/** Anchors U+E201 to U+E206, outside a block: only the character itself. */
export const readPrivateCharacter: ResidueReader = (_text, at, _floor, found) => {
  found.push(mark('private-use', at, at + 1));
  return at + 1;
};

function closeOf(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_BLOCK);
  for (let end = at + 1; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === OPEN) return -1;
    if (code === CLOSE) return hasEmptyLine(text, at, end) ? -1 : end;
  }
  return -1;
}

const WORDLESS = new Set(['cite', 'filecite', 'image_group']);

/** The display name of an entity; of a kind that is not known, its first part that is neither data nor the id of a search result. */
function wordsOf(text: string, kind: string, start: number, end: number): Range | null {
  if (WORDLESS.has(kind)) return null;
  const at = text.charCodeAt(start) === 0xe202 ? start + 1 : start;
  if (text.charCodeAt(at) === 0x5b) return entityAt(text, at)?.name ?? null;
  const part = text.slice(at, end).split('\uE202', 1)[0] ?? '';
  return part === '' || part.startsWith('{') || part.search(TURNS) >= 0 ? null : { start: at, end: at + part.length };
}

const STRING = String.raw`"(?:[^"\\\r\n]|\\.){0,400}"`;
const ENTITY = new RegExp(String.raw`\["[\w -]{1,40}",${GAP}"((?:[^"\\\r\n]|\\.){1,200})"(?:,${GAP}(?:${STRING}|[\w.-]{1,40})){0,8}\]`, 'y');

/** `["company","Anthropic","ai company, us"]`: the second string is what a reader sees. */
function entityAt(text: string, at: number): { readonly name: Range; readonly end: number } | null {
  const match = matchAt(ENTITY, text, at);
  if (!match?.[1]) return null;
  const start = text.indexOf('"', text.indexOf(',', at)) + 1;
  return { name: { start, end: start + match[1].length }, end: at + match[0].length };
}

/** Anchor `["`: `entity["company","Anthropic"]`, where the characters round it were lost. */
export function readLostEntity(text: string, at: number, found: Residue[]): number {
  const start = at - 'entity'.length;
  if (!text.startsWith('entity', start) || start < 0 || /[\w.]/.test(text.charAt(start - 1))) return at + 1;
  const entity = entityAt(text, at);
  if (!entity) return at + 1;
  found.push(mark('turn-ref', start, entity.end, [], entity.name));
  return entity.end;
}

const LOST = new RegExp(String.raw`cite(?:${TURN}(?:L\d{1,6}(?:-L?\d{1,6})?)?){1,40}`, 'y');
const SOURCE_MARK = new RegExp(String.raw`<!--${GAP}source:${GAP}[\w.-]{0,100}$`);

const IN_URL = /:\/\/[^\s()<>"'`]*$/;

/** Anchor `citeturn`: `citeturn0search1turn3view0` and `fileciteturn9file0L1-L35`, the words of a block whose characters were lost. */
export const readLostTurns: ResidueReader = (text, at, floor, found) => {
  const match = matchAt(LOST, text, at);
  if (!match) return at + 1;
  const start = at - 4 >= floor && text.startsWith('file', at - 4) ? at - 4 : at;
  const end = at + match[0].length;
  // The id in the mark of a source is a person's choice.
  const before = text.slice(Math.max(0, start - 160), start);
  // What stands right behind an address, without a space, cannot be told from it.
  if (!SOURCE_MARK.test(before) && !IN_URL.test(before)) found.push(mark('turn-ref', start, end, match[0].match(TURNS) ?? []));
  return end;
};

const ATTRIBUTION = /\(\{"attribution":\{"attributableIndex":"([\w-]{1,40})"\}\}\)/y;
const IMAGES = 'image_group';
/** No list of pictures nests deeper. */
const DEEPEST = 8;

/** Anchor `{"`. */
export const readData: ResidueReader = (text, at, _floor, found) => {
  const attribution = matchAt(ATTRIBUTION, text, at - 1);
  if (at > 0 && attribution?.[1]) {
    found.push(mark('attribution', at - 1, at - 1 + attribution[0].length, [attribution[1]]));
    return at - 1 + attribution[0].length;
  }
  const start = at - IMAGES.length;
  if (start < 0 || !text.startsWith(IMAGES, start) || /[\w.]/.test(text.charAt(start - 1))) return at + 1;
  const end = objectEnd(text, at);
  if (end < 0) return at + 1;
  found.push(mark('turn-ref', start, end));
  return end;
};

/** Behind the brace that closes the one at `at`; -1 where none does so near. */
function objectEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_BLOCK);
  let depth = 0;
  for (let end = at; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x7b && ++depth > DEEPEST) return -1;
    if (code === 0x7d && --depth === 0) return hasEmptyLine(text, at, end) ? -1 : end + 1;
  }
  return -1;
}

import type { Residue, ResidueKind } from '../model/citation';
import type { Range } from '../model/range';

/**
 * The shapes that research tools leave behind (shared design, corpus section 4). A marker broken over lines between its parts is one residue;
 * no part of one runs over a line end, so that none swallows a bullet.
 * Every repeat is bounded, so that a text full of openings stays linear.
 */
const SHAPES: readonly { readonly kind: ResidueKind; readonly hints: readonly string[]; readonly pattern: RegExp }[] = [
  {
    kind: 'grok-render', hints: [':render', '<argument name="'],
    pattern: /(?:<(?:grok|arkr):render\b[^<>\r\n]{0,300}>\s{0,8})?<argument name="(?:citation_id|image_id)">\s{0,8}([^<>\s]{1,40})\s{0,8}<\/argument>(?:\s{0,8}<\/(?:grok|arkr):render>)?|<\/?(?:grok|arkr):render\b[^<>\r\n]{0,300}>/g,
  },
  { kind: 'grok-card', hints: ['<grok-card'], pattern: /<grok-card\b[^<>\r\n]{0,300}>(?:\s{0,8}<\/grok-card>)?/g },
  { kind: 'web-ref', hints: ['[web:'], pattern: /\[web:\d{1,4}(?:[-–]\d{1,4})?(?:,\s?(?:web:)?\d{1,4}(?:[-–]\d{1,4})?){0,20}\]/g },
  { kind: 'content-reference', hints: ['oaicite'], pattern: /:{1,2}contentReference\\?\[oaicite:(\d{1,6})\\?\](?:\{index=\d{1,6}\}|index=\d{1,6}\})?/g },
  { kind: 'oai-citation', hints: ['oai_citation'], pattern: /\[oai_citation(?:_attribution)?:(\d{1,6})[‡,][^\]\n]{0,200}\](?:\([^()\s]{0,600}\))?/g },
  { kind: 'private-use', hints: ['\uE200'], pattern: /\uE200[^\uE200\uE201\r\n]{0,2000}\uE201/g },
  { kind: 'turn-ref', hints: ['citeturn'], pattern: /(?:file)?cite(?:turn\d{1,4}[a-z]{3,10}\d{1,4}){1,20}/g },
  { kind: 'lens', hints: ['【'], pattern: /【(?:(\d{1,4})(?::\d{1,4})?†[^】\n]{1,80}|oaicite:\d{1,6}|turn\d{1,4}[a-z]{3,10}\d{1,4}|\d{1,4})】/g },
  { kind: 'gemini-cite', hints: ['[cite'], pattern: /\[cite_start\]|\[cite:\s?\d{1,5}(?:[-–]\d{1,5})?(?:,\s?\d{1,5}(?:[-–]\d{1,5})?){0,40}\]/g },
  { kind: 'gemini-span', hints: ['[span_'], pattern: /\[span_(\d{1,6})\]\((?:start|end)_span\)/g },
];

/** Every residue outside `code` (fences, indented code, comments), in order. A text that describes residue in code is no residue. */
export function findResidue(text: string, code: readonly Range[]): Residue[] {
  const found: Residue[] = [];
  for (const { kind, hints, pattern } of SHAPES) {
    if (!hints.some((hint) => text.includes(hint))) continue;
    for (const match of text.matchAll(pattern)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (!isInside(range, code) && !isInlineCode(text, range)) found.push({ range, kind, ids: match[1] === undefined ? [] : [match[1]], keep: null });
    }
  }
  found.sort((left, right) => left.range.start - right.range.start || right.range.end - left.range.end);
  // A marker inside another one is part of it.
  let end = 0;
  return found.filter(({ range }) => {
    const stands = range.start >= end;
    end = Math.max(end, range.end);
    return stands;
  });
}

function isInside(range: Range, areas: readonly Range[]): boolean {
  let low = 0;
  let high = areas.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const area = areas[middle];
    if (!area) return false;
    if (range.start < area.start) high = middle - 1;
    else if (range.start >= area.end) low = middle + 1;
    else return true;
  }
  return false;
}

/** Whether it begins inside a code span of its line; a span closes with as many backticks as it opened with. */
function isInlineCode(text: string, range: Range): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', range.start) + 1, range.start - 2000);
  if (!text.slice(lineStart, range.start).includes('`')) return false;
  const line = text.slice(lineStart, range.end + 500).split('\n', 1)[0] ?? '';
  const runs = [...line.matchAll(/`+/g)];
  for (let open = 0; open < runs.length; open++) {
    const length = runs[open]?.[0].length;
    const close = runs.findIndex((run, index) => index > open && run[0].length === length);
    if (close < 0) continue;
    if ((runs[open]?.index ?? 0) < range.start - lineStart && (runs[close]?.index ?? 0) >= range.end - lineStart) return true;
    open = close;
  }
  return false;
}

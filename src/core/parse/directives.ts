import type { Directive } from '../model/directive';
import type { Range } from '../model/range';
import { CodeSpans } from './residue/codeSpans';

const SIGN = 'briefing-';
const OPEN = /<!--\s{0,20}$/;
/** In characters, from the word to the end of the comment. */
const LONGEST = 2_000;
const WORDS = /^briefing-(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)([^]*)$/;

/**
 * The comments that tell the checks what not to report: `<!-- briefing-disable-next-line vague-date -- the source names no day -->`, in order,
 * those in code left out. `code` are the fenced and indented blocks, in order. At no cost in a text without them.
 */
export function findDirectives(text: string, code: readonly Range[]): readonly Directive[] {
  const found: Directive[] = [];
  let spans: CodeSpans | null = null;
  let area = 0;
  for (let at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + SIGN.length)) {
    const directive = readDirective(text, at);
    if (!directive) continue;
    while ((code[area]?.end ?? Infinity) <= directive.range.start) area++;
    spans ??= new CodeSpans(text);
    if ((code[area]?.start ?? Infinity) >= directive.range.end && !spans.covers(directive.range.start)) found.push(directive);
  }
  return found;
}

/** The comment in which `briefing-` at `at` is the first word; null where it is another. */
function readDirective(text: string, at: number): Directive | null {
  const open = OPEN.exec(text.slice(Math.max(0, at - 24), at));
  if (!open) return null;
  const inside = text.slice(at, at + LONGEST);
  const close = inside.indexOf('-->');
  const [, kind, rest = ''] = WORDS.exec(inside.slice(0, Math.max(0, close))) ?? [];
  if (kind === undefined) return null;
  const reason = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const names = reason ? rest.slice(0, reason.index) : rest;
  const start = at + SIGN.length + kind.length;
  return {
    range: { start: at - open[0].length, end: at + close + 3 },
    kind: kind as Directive['kind'],
    rules: [...names.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({ name, range: { start: start + index, end: start + index + name.length } })),
    reason: reason ? rest.slice(reason.index + reason[0].length).trim() || null : null,
  };
}

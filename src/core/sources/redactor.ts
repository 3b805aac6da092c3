import { spellingsOf, type Spelling } from './spelling';

/** What stands in a text where a secret stood. */
export const HIDDEN = '***';

/** A piece of a secret at the cut end of an excerpt counts from this length on; a shorter one says nothing. */
const SHORTEST_PIECE = 4;
const CUT = '…';
/** What a cut may leave of one character that is written in several. */
const CUT_ESCAPE = /(?:(?:%[0-9a-f]{0,2}){1,5}|\\u?[0-9a-f]{0,3}|&[#\w]{0,8})$/i;
const LONGEST_CUT_ESCAPE = 16;

type Span = readonly [start: number, end: number];

/**
 * Takes secrets out of a text, in whichever form they stand there: as they are, encoded for a URL in part or in whole and once or more often, escaped
 * as in JSON or HTML, in other case, with white space made one, and cut off where an excerpt ends in `…`.
 */
export function redactor(values: readonly string[]): (text: string) => string {
  const secrets = [...new Set(values.map((value) => value.trim()).filter((value) => value !== '').flatMap((value) => spellingsOf(value).map(({ text }) => text)))].filter((text) => text.trim() !== '');
  if (secrets.length === 0) return (text) => text;
  return (text) => {
    const spans = spellingsOf(text).flatMap((spelling) => secrets.flatMap((secret) => [...wholeIn(spelling, secret), ...piecesIn(spelling, secret)]));
    return hide(text, spans);
  };
}

function* wholeIn({ text, starts, ends }: Spelling, secret: string): Generator<Span> {
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) yield [starts[at] ?? 0, ends[at + secret.length - 1] ?? 0];
}

/** Beginnings of the secret in front of a cut. */
function* piecesIn({ text, starts, ends }: Spelling, secret: string): Generator<Span> {
  for (let cut = text.indexOf(CUT); cut >= 0; cut = text.indexOf(CUT, cut + 1)) {
    const escape = CUT_ESCAPE.exec(text.slice(Math.max(0, cut - LONGEST_CUT_ESCAPE), cut))?.[0] ?? '';
    for (const end of new Set([cut, cut - escape.length])) {
      const length = pieceBefore(text, end, secret);
      if (length > 0) yield [starts[end - length] ?? 0, ends[cut - 1] ?? 0];
    }
  }
}

/** Length of the longest beginning of the secret that the text has just before a place; 0 where there is none that says anything. */
function pieceBefore(text: string, end: number, secret: string): number {
  for (let length = Math.min(secret.length - 1, end); length >= SHORTEST_PIECE; length--) if (text.startsWith(secret.slice(0, length), end - length)) return length;
  return 0;
}

function hide(text: string, spans: readonly Span[]): string {
  let shown = '';
  let at = 0;
  let hiddenTo = -1;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue;
    if (start > hiddenTo || hiddenTo < 0) shown += text.slice(at, Math.max(at, start)) + HIDDEN;
    at = Math.max(at, end);
    hiddenTo = at;
  }
  return shown + text.slice(at);
}

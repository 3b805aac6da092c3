import { urlEnd } from '../normalize';

/** A URL in an entry: offsets in its text. */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** The words of `[words](url)`; null for a URL without. */
  readonly words: string | null;
  /** Where the whole begins and ends, brackets included. */
  readonly outerStart: number;
  readonly outerEnd: number;
}

const NO_LINKS: readonly Link[] = [];

/** Every URL of a text, in order: bare, in angle brackets, or the target of a link. That of a link whose words are a URL too counts once; pictures do not count. */
export function findLinks(body: string): readonly Link[] {
  let at = body.indexOf('://');
  if (at < 0) return NO_LINKS;
  const links: Link[] = [];
  let bound = 0;
  for (; at >= 0; at = body.indexOf('://', at)) {
    const start = schemeStart(body, at);
    if (start < bound) {
      at += 3;
      continue;
    }
    const opening = body.charCodeAt(start - 1) === 0x3c ? start - 2 : start - 1;
    const isTarget = body.charCodeAt(opening) === 0x28 && body.charCodeAt(opening - 1) === 0x5d;
    const link = isTarget ? linkAt(body, start, opening - 1, bound) : bareAt(body, start);
    at = Math.max(link.end, at + 3);
    if (isTarget) {
      while ((links[links.length - 1]?.start ?? -1) > link.outerStart) links.pop();
      bound = link.outerEnd;
      if (body.charCodeAt(link.outerStart - 1) === 0x21) continue;
    }
    links.push(link);
  }
  return links;
}

/** Where `http` or `https` begins before `://`; -1 where neither stands there. */
function schemeStart(body: string, colon: number): number {
  const end = (body.charCodeAt(colon - 1) | 0x20) === 0x73 ? colon - 1 : colon;
  const isHttp = end >= 4 && (body.charCodeAt(end - 1) | 0x20) === 0x70 && (body.charCodeAt(end - 2) | 0x20) === 0x74
    && (body.charCodeAt(end - 3) | 0x20) === 0x74 && (body.charCodeAt(end - 4) | 0x20) === 0x68;
  return isHttp ? end - 4 : -1;
}

function bareAt(body: string, start: number): Link {
  const end = bareEnd(body, start);
  const before = body.charCodeAt(start - 1);
  const isEnclosed = before === 0x3c || before === 0x28 || before === 0xff08 || before === 0x5b;
  const after = body.charCodeAt(end);
  const isClosed = isEnclosed && (after === 0x3e || after === 0x29 || after === 0xff09 || after === 0x5d);
  return { start, end, words: null, outerStart: isEnclosed ? start - 1 : start, outerEnd: isClosed ? end + 1 : end };
}

/** An apostrophe between letters is part of a URL. */
function bareEnd(body: string, start: number): number {
  let end = urlEnd(body, start);
  while (body.charCodeAt(end) === 0x27 && isWordCharacter(body.charCodeAt(end + 1))) end = urlEnd(body, end + 1);
  return end;
}

const isWordCharacter = (code: number): boolean => (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);

/** The link whose target begins at `start`, its words closed at `closing`; they are looked for no further back than `bound`. */
function linkAt(body: string, start: number, closing: number, bound: number): Link {
  let opening = closing - 1;
  let depth = 0;
  for (; opening >= bound; opening--) {
    const code = body.charCodeAt(opening);
    if (code === 0x5d) depth++;
    else if (code === 0x5b && --depth < 0) break;
  }
  const { end, outerEnd } = closing === start - 2 ? targetEnd(body, start) : angledEnd(body, start);
  return opening < bound ? { start, end, words: null, outerStart: closing, outerEnd } : { start, end, words: body.slice(opening + 1, closing), outerStart: opening, outerEnd };
}

/** `(<https://…>)`. */
function angledEnd(body: string, start: number): { readonly end: number; readonly outerEnd: number } {
  const { end, outerEnd } = bareAt(body, start);
  const close = outerEnd > end ? /^(?:[ \t]{1,8}"[^"\n]{0,200}")?\)/.exec(body.slice(outerEnd, outerEnd + 220)) : null;
  return { end, outerEnd: outerEnd + (close?.[0].length ?? 0) };
}

/** Brackets in a target balance. Tools leave spaces in it raw; a quoted title may follow. */
function targetEnd(body: string, start: number): { readonly end: number; readonly outerEnd: number } {
  let depth = 0;
  let titled = -1;
  for (let at = start; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x3c || code === 0x01) break;
    if (code === 0x22 && titled < 0 && body.charCodeAt(at - 1) === 0x20) titled = at - 1;
    if (code === 0x28 && body.charCodeAt(at - 1) === 0x5d) break;
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth < 0) return { end: trimSpace(body, start, titled < 0 ? at : titled), outerEnd: at + 1 };
  }
  const end = bareEnd(body, start);
  return { end, outerEnd: body.charCodeAt(end) === 0x29 ? end + 1 : end };
}

function trimSpace(body: string, start: number, end: number): number {
  let last = end;
  while (last > start && body.charCodeAt(last - 1) === 0x20) last--;
  return last;
}

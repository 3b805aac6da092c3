import { mark, matchAt, type ResidueReader } from './mark';

const NAME = /(?:\?|&amp;|&)(?:utm\\?_source|referrer)$/;
/** The tools that append themselves to the links they hand out; a mark of one may stand right behind. */
const VALUE = /=(?:www\.)?(?:chatgpt(?:\.com)?|(?:chat\.)?openai(?:\.com)?|perplexity(?:\.ai)?|copilot(?:\.com|\.microsoft\.com)?|grok(?:\.com)?)(?![\w%/@=+~!$(\-]|:(?!:?contentReference\\?\[)|\.\w)/iy;
/** Other parameters of the same campaign, next to it. */
const BEFORE = /(?:\?|&amp;|&)(?:utm\\?_[a-z]{2,20}=[^\s&#"'<>()[\]`|?]{0,100}(?:&amp;|&)){1,6}$/i;
const BEHIND = /(?:(?:&amp;|&)utm\\?_[a-z]{2,20}=[^\s&#"'<>()[\]`|。、，）」]{0,100}){1,6}/iy;
const AMPERSAND = /&(?:amp;)?/y;

/**
 * Anchor `=`: the parameter of a URL by which a tool says that it sent the reader, with its other `utm_` parameters beside it. The range is
 * exactly what must go: with the `&` before it, or the one behind it where it is the first; with the `?` where it stands alone.
 */
export const readTrackingParameter: ResidueReader = (text, at, floor, found) => {
  const code = text.charCodeAt(at - 1);
  if (code !== 0x65 && code !== 0x72) return at + 1; // utm_source, referrer
  const name = NAME.exec(text.slice(Math.max(floor, at - 17), at));
  const value = name && matchAt(VALUE, text, at);
  if (!value) return at + 1;
  let start = at - name[0].length;
  if (start === 0 || /[\s"'`<(]/.test(text.charAt(start - 1))) return at + 1;
  let end = at + value[0].length;
  const separator = text.charCodeAt(start) === 0x3f ? 1 : name[0].startsWith('&amp;') ? 5 : 1;
  if (text.charCodeAt(start) !== 0x3f) start = withCompanions(text, start, separator, floor);
  const behind = matchAt(BEHIND, text, end);
  if (behind) end += behind[0].replace(/[.,;:!*_]+$/, '').length;
  if (text.charCodeAt(start) === 0x3f) {
    const next = matchAt(AMPERSAND, text, end);
    if (next) {
      start++;
      end += next[0].length;
    }
  }
  found.push(mark('tracking-parameter', start, end));
  return end;
};

function withCompanions(text: string, start: number, separator: number, floor: number): number {
  const earliest = Math.max(floor, start - 400);
  const before = BEFORE.exec(text.slice(earliest, start + separator));
  return before ? earliest + before.index : start;
}

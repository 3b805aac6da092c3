/** What stands in a text where a secret stood. */
export const HIDDEN = '***';

/** A piece of a secret at the cut end of an excerpt counts from this length on; a shorter one says nothing. */
const SHORTEST_PIECE = 4;
/** No excerpt is as long as this. */
const LONGEST_PIECE = 400;
/** What a cut may leave of one character that was written in several. */
const CUT_END = '(?=(?:(?:%(?:25)*[0-9a-f]{0,2}){1,4}|\\\\u?[0-9a-f]{0,4}|&[#\\w]{0,7})?…)';
const NAMED_ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/**
 * Takes secrets out of a text, in whichever form they stand there: as they are, percent-encoded in part or in whole and once or more often, escaped
 * as in JSON or HTML, with white space made one, and cut off where an excerpt ends in `…`.
 */
export function redactor(values: readonly string[]): (text: string) => string {
  // A secret that contains another one goes first, so that no remainder of it stays.
  const secrets = [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '').sort((a, b) => b.length - a.length);
  const patterns = secrets.map(patternOf);
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, HIDDEN), text);
}

function patternOf(secret: string): RegExp {
  const parts = (secret.match(/\s+|\S/gu) ?? []).map(formsOf);
  const whole = parts.join('');
  if (parts.length <= SHORTEST_PIECE) return new RegExp(whole, 'giu');
  // Any beginning of it that is long enough: each part beyond is there only with the one before.
  const beginning = parts.slice(0, SHORTEST_PIECE).join('') + parts.slice(SHORTEST_PIECE, LONGEST_PIECE).reduceRight((rest, part) => `(?:${part}${rest})?`, '');
  return new RegExp(`${whole}|${beginning}${CUT_END}`, 'giu');
}

/** Every way in which one character, or a run of white space, may be written; the longer ones first. */
function formsOf(part: string): string {
  if (/^\s/.test(part)) return `(?:\\s|\\+|${[...new Set(part)].map(percent).join('|')})+`;
  const code = part.codePointAt(0) ?? 0;
  const forms = [percent(part), unicodeEscape(part), `&#0*${code};`, `&#x0*${code.toString(16)};`];
  const entity = NAMED_ENTITIES[part];
  if (entity !== undefined) forms.push(`&${entity};`);
  const literal = part.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
  if (/["\\/]/.test(part)) forms.push(`\\\\${literal}`);
  return `(?:${[...forms, literal].join('|')})`;
}

/** A `%` that was encoded again is `%25`, and so on. */
const percent = (part: string): string => utf8(part).map((byte) => `%(?:25)*${byte.toString(16).padStart(2, '0')}`).join('');

const unicodeEscape = (part: string): string => part.split('').map((unit) => `\\\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

function utf8(part: string): number[] {
  // A lone half of a pair becomes the replacement character wherever bytes are made of it.
  if (/^[\ud800-\udfff]$/.test(part)) return [0xef, 0xbf, 0xbd];
  const encoded = encodeURIComponent(part);
  return encoded.startsWith('%') ? (encoded.match(/%../g) ?? []).map((byte) => Number.parseInt(byte.slice(1), 16)) : [part.charCodeAt(0)];
}

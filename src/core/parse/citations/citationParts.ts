import type { Range } from '../../model/range';
import { isBlank, maskEnd, MASK_CODE, readBareUrl, readLink, skipBlank, type Stretch } from './citationLinks';
import { appended, emptyPart, type Part } from './citationPart';
import { canBeginDate, isNoteDash, readDateBehindName, readDateField } from './citedDates';
import { readMark } from './numberedMarks';
import { isCredit, nameEnd, nameForm, wordCount, type NameForm } from './publisherNames';

/** Reads the fields from `from` to `to`, which commas separate. */
export function readPart(stretch: Stretch, from: number, to: number): Part {
  const { plain } = stretch;
  let start = from;
  let end = to;
  while (start < end && isBlank(plain.charCodeAt(start))) start++;
  while (end > start && isBlank(plain.charCodeAt(end - 1))) end--;
  const part = emptyPart(start, end);
  part.sourced = stretch.sourced;
  for (let at = start; at < end; at = skipBlank(plain, at, end)) at = readField(stretch, part, at, end);
  return part;
}

/** Gives where the field ends that begins at `at`, always behind it. */
function readField(stretch: Stretch, part: Part, at: number, end: number): number {
  const { plain } = stretch;
  const code = plain.charCodeAt(at);
  if (code === MASK_CODE) return readHidden(stretch, part, at, end);
  if (code === 0x5b) return readSquareField(stretch, part, at, end);
  if (at > part.start && isNoteDash(plain, at)) return readNote(stretch, part, at + 1, end);
  // `<` and `>` round a URL.
  if ((code === 0x3c && plain.charCodeAt(at + 1) === MASK_CODE) || (code === 0x3e && plain.charCodeAt(at - 1) === MASK_CODE)) return at + 1;
  const lead = leadEnd(plain, part, at, end);
  if (lead > at) return lead;
  if (canBeginDate(code, part)) {
    const dateEnd = readDateField(stretch, part, at, end);
    if (dateEnd > at) return dateEnd;
  }
  const stop = wordsEnd(plain, at, end);
  readWords(stretch, part, at, stop);
  return Math.max(stop, at + 1);
}

/** Where a field of words may end; at a space, only before the dash of a note. */
const FIELD_ENDS = new Uint8Array(128);
for (const sign of ',[\u0001| ') FIELD_ENDS[sign.charCodeAt(0)] = 1;

/** At a comma, a link, a mark, something hidden, or the dash of a note. */
function wordsEnd(plain: string, at: number, end: number): number {
  for (let index = at; index < end; index++) {
    const code = plain.charCodeAt(index);
    if (code < 128 ? FIELD_ENDS[code] === 0 : code !== 0x3001) continue;
    if (code !== 0x20 || isNoteDash(plain, index + 1)) return index;
  }
  return end;
}

function readHidden(stretch: Stretch, part: Part, at: number, end: number): number {
  const url = readBareUrl(stretch, at, end);
  if (url) {
    part.url ??= url;
    part.hasPage ||= /^https?:\/\/[^/]+\/[^/]/.test(url.href);
    return url.range.end;
  }
  part.other ||= stretch.text.charCodeAt(at) === 0x60;
  return maskEnd(stretch.plain, at, end);
}

const POST = /\[post:\s*([\w-]{1,60})\]/y;
/** Longer words are the title of what is linked, not the name of who published it. */
const LONGEST_LINKED_NAME = 36;
const MOST_LINKED_WORDS = 4;

function readSquareField(stretch: Stretch, part: Part, at: number, end: number): number {
  POST.lastIndex = at;
  const post = POST.exec(stretch.plain);
  if (post?.[1] && POST.lastIndex <= end) {
    part.post ??= { range: { start: at, end: POST.lastIndex }, id: post[1] };
    return POST.lastIndex;
  }
  const link = readLink(stretch, at, end);
  if (link) {
    part.url ??= link.url;
    part.hasLink ||= link.url !== null || link.ref !== null;
    if (link.ref) part.refs.push(link.ref);
    readLinkedWords(stretch, part, link.words);
    return link.range.end;
  }
  const mark = readMark(stretch.plain, at, end);
  if (mark) {
    part.refs.push(...mark.refs);
    return mark.end;
  }
  part.other = true;
  return at + 1;
}

/** The words of a link name its publisher (and date) if they are short; `1` in `[1](https://…)` is a number of a list. */
export function readLinkedWords(stretch: Stretch, part: Part, words: Range): void {
  const mark = readMark(stretch.plain, words.start - 1, words.end + 1);
  if (mark && mark.end === words.end + 1) {
    part.refs.push(...mark.refs);
    return;
  }
  if (words.end - words.start > 2 * LONGEST_LINKED_NAME) return;
  const inner = readPart(stretch, words.start, words.end);
  if (inner.other || inner.post || inner.refs.length > 0 || inner.url || (inner.note && inner.known === 0)) return;
  for (const { name } of inner.publishers) if (name.length > LONGEST_LINKED_NAME || wordCount(name) > MOST_LINKED_WORDS) return;
  part.publishers.push(...inner.publishers);
  part.known += inner.known;
  // A name that is linked to a page is as good as one with a capital.
  part.proper += inner.proper + (part.hasLink ? inner.loose : 0);
  part.loose += part.hasLink ? 0 : inner.loose;
  if (!part.date && inner.date) Object.assign(part, { date: inner.date, force: inner.force });
}

function readNote({ text, plain }: Stretch, part: Part, at: number, end: number): number {
  let start = at;
  while (start < end && plain.charCodeAt(start) === 0x20) start++;
  let stop = start;
  while (stop < end && plain.charCodeAt(stop) !== MASK_CODE && plain.charCodeAt(stop) !== 0x5b) stop++;
  let last = stop;
  while (last > start && isBlank(plain.charCodeAt(last - 1))) last--;
  if (last > start) part.note ??= { range: { start, end: last }, text: text.slice(start, last) };
  return Math.max(stop, at);
}

const LEAD = /(?:(sources?\s*:|(?:出典|出所|引用元|情報源|ソース|出處|来源|來源|출처)\s*:|credit\s*:)|as of\s|updated:?\s|accessed:?\s|retrieved:?\s|published:?\s|dated\s|(?:最終)?更新日?\s*:?|(?:取得|公開|発表|確認)日?\s*:|via\s|per\s|by\s|see\s)[\s*_]*/iy;
/** The first two letters of the English words, the first one of the others. */
const LEAD_LETTERS = new Uint8Array(128 * 128);
for (const letters of ['so', 'cr', 'as', 'up', 'ac', 're', 'pu', 'da', 'vi', 'pe', 'by', 'se']) LEAD_LETTERS[letterPair(letters, 0)] = 1;
const LEAD_SIGNS = '出引情ソ来來출最更取公発確';

function mayLead(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  return code < 128 ? LEAD_LETTERS[letterPair(plain, at)] === 1 : code > 0x2fff && LEAD_SIGNS.includes(plain[at] ?? ' ');
}

/** Two Latin letters as one number, whatever their case. */
function letterPair(plain: string, at: number): number {
  return ((plain.charCodeAt(at) | 0x20) << 7) + ((plain.charCodeAt(at + 1) | 0x20) & 0x7f);
}

function leadEnd(plain: string, part: Part, at: number, end: number): number {
  if ((part.date !== null && part.publishers.length > 0) || !mayLead(plain, at)) return at;
  LEAD.lastIndex = at;
  const match = LEAD.exec(plain);
  if (!match || LEAD.lastIndex > end) return at;
  part.sourced ||= match[1] !== undefined;
  return LEAD.lastIndex;
}

/** One field of words: a name, several with a slash between them, or a name and a date without a comma. */
function readWords(stretch: Stretch, part: Part, from: number, to: number): void {
  const { plain } = stretch;
  const start = trimStart(plain, from, to);
  let end = trimEnd(plain, start, to);
  if (end <= start || part.note) return;
  let form = nameForm(plain, start, end);
  if (!part.date && form !== 'known' && (form !== 'proper' || end - start > 4)) {
    const named = readDateBehindName(stretch, part, start, end);
    if (named >= 0) {
      end = trimEnd(plain, start, named);
      form = nameForm(plain, start, end);
    }
  }
  // A proper name holds no slash.
  if (end > start && (form === 'proper' || !readSlashed(stretch, part, start, end))) addName(stretch, part, start, end, form);
}

const PAGE = /^(?:www\.)?[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){1,4}\/[\w./%~-]+$/i;

/** `WSJ/Bloomberg` are two publishers; `reuters.com/markets` is a page. */
function readSlashed(stretch: Stretch, part: Part, start: number, end: number): boolean {
  const length = end - start;
  if (length > LONGEST_SLASHED) return false;
  const slash = slashFrom(stretch.plain, start, end) - start;
  if (slash === length) return false;
  const words = stretch.plain.slice(start, end);
  if (PAGE.test(words)) {
    part.hasPage = true;
    pushName(stretch, part, start, start + slash, 'proper');
    return true;
  }
  const names = words.split('/');
  if (!names.every((name) => /^\s*\p{L}{2}/u.test(name))) return false;
  let at = start;
  for (const name of names) {
    const from = trimStart(stretch.plain, at, at + name.length);
    const to = trimEnd(stretch.plain, from, at + name.length);
    addName(stretch, part, from, to, nameForm(stretch.plain, from, to));
    at += name.length + 1;
  }
  return true;
}

const LONGEST_SLASHED = 300;

function slashFrom(plain: string, from: number, end: number): number {
  let at = from;
  while (at < end && plain.charCodeAt(at) !== 0x2f) at++;
  return at;
}

/** Adds the name from `start` to `end`, which is of the form `whole`, without what stands behind a name. */
function addName(stretch: Stretch, part: Part, start: number, end: number, whole: NameForm): void {
  const { plain } = stretch;
  const bare = bracketStart(plain, start, end);
  if (bare <= start) return;
  const stop = nameEnd(plain, start, bare, part.sourced);
  if (stop < end && isCredit(plain, stop)) part.sourced = true;
  const form = stop === end ? whole : nameForm(plain, start, stop);
  if (form === 'other') part.other = true;
  else if (form !== 'words') pushName(stretch, part, start, stop, form);
}

/** Where a bracket opens that the name ends with (`The Verge（…報道）`): it says more of the source. */
function bracketStart(plain: string, start: number, end: number): number {
  if (plain.charCodeAt(end - 1) !== 0x29) return end;
  for (let at = end - 2; at > start; at--) if (plain.charCodeAt(at) === 0x28) return trimEnd(plain, start, at);
  return end;
}

function pushName({ text }: Stretch, part: Part, start: number, end: number, form: Exclude<NameForm, 'words' | 'other'>): void {
  part.publishers = appended(part.publishers, { range: { start, end }, name: text.slice(start, end) });
  if (form === 'known') part.known++;
  else if (form === 'proper') part.proper++;
  else part.loose++;
}

/** What may stand round a name: blanks, quotation marks, an ellipsis. */
const isEdge = (code: number): boolean =>
  isBlank(code) || (code < 128 ? code === 0x22 || code === 0x27 : (code >= 0x300c && code <= 0x300f) || (code >= 0x2018 && code <= 0x201f) || code === 0x2026);

function trimStart(plain: string, from: number, to: number): number {
  let at = from;
  while (at < to && isEdge(plain.charCodeAt(at))) at++;
  return at;
}

function trimEnd(plain: string, from: number, to: number): number {
  let at = to;
  while (at > from && isEdge(plain.charCodeAt(at - 1))) at--;
  return at;
}

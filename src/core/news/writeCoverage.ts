import type { PublisherEntry } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { Citation } from '../model/citation';
import { sliceOf } from '../model/range';
import type { TextEdit } from '../model/textEdit';
import { readAfter } from '../parse/updateBriefing';
import { citationsLike, linkTarget, type Cited } from './citationOf';
import { plainHeadline } from './plainHeadline';

export interface Coverage extends Cited {
  readonly title: string;
}

/** `replace`: the bullet's words and citation make way; `below`: a bullet of the same tag stands below it. */
export type CoveragePlace = 'replace' | 'below';

/**
 * The one edit that puts a headline in a bullet's place or below it, with the same tag and in the form of its citation; the label of a replaced
 * bullet stays. Null where no form of it would be read as it is meant: as one bullet with this date and publisher, and all others as before.
 */
export function writeCoverage(briefing: Briefing, bullet: Bullet, coverage: Coverage, place: CoveragePlace, publishers: readonly PublisherEntry[]): TextEdit | null {
  if (place === 'below' && bullet.form === 'cell') return null;
  const words = plainHeadline(coverage.title);
  // Brackets inside a headline may look like a citation of their own.
  const headlines = [...new Set([words, words.replace(/\\?[()（）]/g, ' ').replace(/\s+/g, ' ').trim()])].filter((one) => one !== '');
  for (const headline of headlines) {
    for (const citation of citationsLike(bullet, coverage, briefing, publishers)) {
      const edit = place === 'replace' ? replacement(briefing, bullet, headline, citation) : addition(briefing, bullet, headline, citation);
      if (isRead(briefing, bullet, coverage, place, edit)) return edit;
    }
  }
  return null;
}

function replacement({ text }: Briefing, bullet: Bullet, headline: string, citation: string): TextEdit {
  const { body, range } = bullet;
  const start = bullet.label ? behindColon(text, bullet.label.range.end, body.end) : body.start;
  // A mark says how the bullet ages whatever its words are.
  const mark = bullet.cadenceMark && bullet.cadenceMark.range.end <= body.end ? ` ${sliceOf(text, bullet.cadenceMark.range)}` : '';
  return { range: { start, end: range.end }, text: `${headline}${gapOf(text, bullet)}${citation}${sliceOf(text, bullet.tail)}${mark}` };
}

/** Past the colon of the label with the emphasis and the blanks around it. */
function behindColon(text: string, at: number, end: number): number {
  return at + (/^[*_\s]*[:：][*_]*[ \t\u3000]*/.exec(text.slice(at, end))?.[0].length ?? 0);
}

function addition(briefing: Briefing, bullet: Bullet, headline: string, citation: string): TextEdit {
  const { text, lines } = briefing;
  const first = lines.lineAt(bullet.range.start);
  const prefix = text.slice(lines.startOf(first), bullet.marker.start);
  const at = lines.endOf(lastLine(briefing, bullet, prefix));
  const eol = lines.hasReturns ? '\r\n' : '\n';
  const tail = sliceOf(text, bullet.tail).replace(/<!--[^]*?-->/g, '').trimEnd();
  const head = bullet.form === 'item' ? prefix + nextMarker(sliceOf(text, bullet.marker)) + text.slice(bullet.marker.end, bullet.body.start) : eol + text.slice(bullet.range.start, bullet.body.start);
  return { range: { start: at, end: at }, text: `${eol}${head}${headline}${gapOf(text, bullet)}${citation}${tail}` };
}

const nextMarker = (marker: string): string => marker.replace(/^\d+/, (number) => String(Number(number) + 1));

/** The last line of a bullet with all that is below it. */
function lastLine({ lines }: Briefing, bullet: Bullet, prefix: string): number {
  let last = lines.lineAt(bullet.range.end);
  if (bullet.form !== 'item') return last;
  for (let line = last + 1; line < lines.lineCount; line++) {
    const written = lines.lineText(line);
    if (written.trim() === '' || written.trim() === prefix.trim()) continue;
    if (!written.startsWith(prefix) || !/^[ \t]/.test(written.slice(prefix.length))) break;
    last = line;
  }
  return last;
}

/** What stands between the words and the citation: a blank, or nothing before full-width brackets. */
const gapOf = (text: string, { body, attribution }: Bullet): string => (attribution && attribution.start >= body.end ? text.slice(body.end, attribution.start).replace(/\s+/g, ' ') : ' ');

/** Whether the text afterwards holds just what is meant. */
function isRead(briefing: Briefing, bullet: Bullet, coverage: Coverage, place: CoveragePlace, edit: TextEdit): boolean {
  const before = briefing.bullets;
  const after = readAfter(briefing, [edit]).bullets;
  if (after.length !== before.length + (place === 'below' ? 1 : 0)) return false;
  const written = place === 'replace' ? after[before.indexOf(bullet)] : after.find(({ range }) => range.start >= edit.range.start);
  if (!written || written.form !== bullet.form || written.sourceMark || tagsOf(written) !== tagsOf(bullet) || written.section?.title !== bullet.section?.title) return false;
  const keepsLabel = place === 'below' || bullet.label === null || written.label?.text === bullet.label.text;
  const [citation] = written.citations;
  return keepsLabel && citation !== undefined && written.citations.length === 1 && cites(citation, coverage);
}

const tagsOf = ({ tags }: Bullet): string => tags.map(({ name }) => name).join();

function cites({ date, publishers, url }: Citation, coverage: Coverage): boolean {
  if (publishers.length !== 1 || (url && (coverage.url === null || url.href !== linkTarget(coverage.url)))) return false;
  return coverage.day === null ? date === null : date?.precision === 'day' && date.from === coverage.day && date.to === coverage.day;
}

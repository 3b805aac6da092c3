import type { Briefing, DocumentDate } from '../model/briefing';
import { lastDayOf, readDate } from './dates/dates';
import type { FrontMatter } from './frontMatter';
import { halfWidth } from './normalize';

/** Where a document says when it was made, and enough to tell its language by, in characters. */
export const HEAD_LENGTH = 20_000;

/** What a document says of itself. */
export interface DocumentFacts {
  readonly title: string | null;
  readonly asOf: DocumentDate | null;
  readonly language: Briefing['language'];
}

/** A heading of level 1 names the document, unless it holds an address: `Source: https://…` above a row of `=` is a line and a rule to its author. */
export const namesDocument = (level: number, title: string): boolean => level === 1 && !title.includes('://');

/** `head` is the begin of the text, `HEAD_LENGTH` long where it is that long; `heading` the first that names the document. */
export function readFacts(head: string, frontMatter: FrontMatter | null, fileName: string, heading: string | null): DocumentFacts {
  const title = frontMatter?.title ?? heading;
  return { title, asOf: readDocumentDate(head.slice(0, STATED_WITHIN), frontMatter, fileName, title), language: languageOf(head) };
}

/**
 * The date a document says it was made: of its front matter, its file name, its title, or a line of its own near the top. Never that of
 * its newest citation, which is a statement about a source.
 */
function readDocumentDate(head: string, frontMatter: FrontMatter | null, fileName: string, title: string | null): DocumentDate | null {
  if (frontMatter?.date && lastDayOf(frontMatter.date)) return { date: frontMatter.date, from: 'front-matter' };
  const inName = /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)/.exec(fileName);
  const date = inName ? inName.slice(1).filter(Boolean).join('-') : null;
  if (date && lastDayOf(date)) return { date, from: 'file-name' };
  const inTitle = title === null ? null : firstDate(halfWidth(title));
  if (inTitle) return { date: inTitle, from: 'title' };
  const stated = statedDate(head);
  return stated === null ? null : { date: stated, from: 'stated' };
}

/** A line that says when the document was made, and little else: `As of February 26, 2025`, `**最終更新**: 2026/09/24`, `Generated: 2026-03-10 08:51 UTC`. */
const STATED = /^[ \t>#*_|]{0,8}(?:as of|(?:last )?updated(?: on)?|generated(?: on)?|date|dated|published|(?:最終)?更新日?|自動生成|生成日時?|作成日時?|作成|発行日?|日付|基準日)[ \t*_]{0,4}[:：]?[ \t*_]{0,4}(?=[\p{L}\d])/imu;
const LINES_OF_HEAD = 15;
const STATED_WITHIN = 4_000;

function statedDate(head: string): string | null {
  const lines = halfWidth(head).split(/\r\n?|\n/, LINES_OF_HEAD * 3).filter((line) => line.trim() !== '').slice(0, LINES_OF_HEAD);
  for (const line of lines) {
    const match = STATED.exec(line.slice(0, 120));
    const date = match && asPartial(line, match[0].length);
    if (date) return date;
  }
  return null;
}

function firstDate(title: string): string | null {
  for (const match of title.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
    const date = asPartial(title, match.index);
    if (date) return date;
  }
  return null;
}

/** A day or a month that stands at `start`, as `YYYY-MM-DD` or `YYYY-MM`. */
function asPartial(plain: string, start: number): string | null {
  const reading = readDate(plain, start, plain.length, null);
  if (reading?.precision === 'day') return reading.to;
  const isMonth = reading?.precision === 'month' && reading.from?.endsWith('-01') && reading.from.slice(0, 7) === reading.to?.slice(0, 7) && lastDayOf(reading.from.slice(0, 7)) === reading.to;
  return isMonth ? (reading.from?.slice(0, 7) ?? null) : null;
}

/** Japanese where at least one character in fifty is kana or kanji; a look at every fourth is enough. */
function languageOf(head: string): Briefing['language'] {
  let japanese = 0;
  for (let at = 0; at < head.length; at += 4) {
    const code = head.charCodeAt(at);
    if (code >= 0x3040 && (code <= 0x30ff || (code >= 0x4e00 && code <= 0x9fff))) japanese++;
  }
  return japanese > 0 && japanese * 200 >= head.length ? 'ja' : 'en';
}

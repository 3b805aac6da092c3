import type { Briefing, Bullet } from '../model/briefing';
import type { Citation, CitationDate } from '../model/citation';
import type { CivilDate } from '../model/civilDate';
import type { PublisherEntry } from '../config/configuration';
import { applyEdits, type TextEdit } from '../model/textEdit';
import { simpleName } from '../checks/publisherMatcher';
import { writeDate } from '../refresh/writeDate';
import { plainHeadline } from './plainHeadline';

/** What a citation is to say. */
export interface Cited {
  readonly publisher: string;
  /** Null: nobody knows, and the citation has no date. */
  readonly day: CivilDate | null;
  readonly url: string | null;
}

/**
 * Ways to cite something in the form of a bullet's own citation, the most alike first: the old one with its parts replaced, then the plain one of
 * date and publisher. Which of them reads as it is meant, only a reading of the whole tells.
 */
export function citationsLike(bullet: Bullet, cited: Cited, briefing: Briefing, publishers: readonly PublisherEntry[]): string[] {
  const { citation, citations, attribution } = bullet;
  const isWide = citation?.raw.startsWith('（') ?? false;
  const isJapanese = /[\u3040-\u30FF\u3400-\u9FFF（、]/.test(citation?.raw ?? '') || (!citation && briefing.language === 'ja');
  const date = cited.day === null ? null : writeDate({ asOf: cited.day, precision: 'day' }, citation?.date ?? vagueDate(isJapanese), briefing);
  const name = nameFor(cited.publisher, isJapanese, publishers);
  const link = cited.url !== null && citation?.url ? linked(name, cited.url) : name;
  const plain = isWide ? `（${[link, ...(date === null ? [] : [date])].join('、')}）` : `(${[...(date === null ? [] : [date]), link].join(', ')})`;
  const alike = citation && attribution && citations.length === 1 ? replaced(citation, { date, name, url: cited.url }, briefing.text.slice(attribution.start, attribution.end), attribution.start) : null;
  return alike === null ? [plain] : [alike, plain];
}

const vagueDate = (isJapanese: boolean): CitationDate => ({ range: { start: 0, end: 0 }, raw: isJapanese ? '最近' : 'recent', precision: 'vague', from: null, to: null, invalid: false });

const linked = (name: string, url: string): string => `[${name}](${linkTarget(url)})`;

/** Brackets end the target of a link. */
export const linkTarget = (url: string): string => url.replaceAll('(', '%28').replaceAll(')', '%29');

/** Of the names that the configuration has for a publisher the first that is in the citation's script, as plain text. */
function nameFor(publisher: string, inJapanese: boolean, publishers: readonly PublisherEntry[]): string {
  const wanted = simpleName(publisher);
  const entry = publishers.find((one) => [one.name, ...one.aliases].some((alias) => simpleName(alias) === wanted));
  const names = entry ? [entry.name, ...entry.aliases] : [publisher];
  const name = names.find((one) => /[\u3040-\u30FF\u3400-\u9FFF]/.test(one) === inJapanese) ?? names[0] ?? publisher;
  // Commas and brackets part the pieces of a citation.
  return plainHeadline(name.replace(/[()[\]（）,;、；]+/g, ' '));
}

interface Parts {
  readonly date: string | null;
  readonly name: string;
  readonly url: string | null;
}

/** The old citation with the new date, publisher and address; null where it has not the same parts. `attribution` is its text and begins at `offset`. */
function replaced(citation: Citation, { date, name, url }: Parts, attribution: string, offset: number): string | null {
  const { date: old, publishers, note, post, refs } = citation;
  const [first] = publishers;
  const last = publishers.at(-1);
  if (!old || date === null || !first || !last || refs.length > 0 || (citation.url !== null && url === null)) return null;
  const edits: TextEdit[] = [{ range: old.range, text: date }, { range: { start: first.range.start, end: last.range.end }, text: name }];
  if (citation.url && url !== null) edits.push({ range: citation.url.range, text: linkTarget(url) });
  // What was noted of the old one, and its post, are not those of the new one.
  for (const part of [note, post]) if (part) edits.push({ range: { start: gapBefore(attribution, part.range.start - offset) + offset, end: part.range.end }, text: '' });
  const moved = edits.map((edit) => ({ text: edit.text, range: { start: edit.range.start - offset, end: edit.range.end - offset } })).sort((left, right) => left.range.start - right.range.start);
  const fits = moved.every(({ range }, index) => range.start >= (moved[index - 1]?.range.end ?? 0) && range.end <= attribution.length);
  return fits ? applyEdits(attribution, moved) : null;
}

/** Back over the blanks, dashes and commas in front of a part. */
function gapBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && /[\s\-–—,、;；]/.test(text.charAt(start - 1))) start--;
  return start;
}

import type { Briefing, Bullet } from '../../core/model/briefing';
import type { Citation, CitationDate } from '../../core/model/citation';
import { sliceOf } from '../../core/model/range';

/** The model as `parse --json` prints it (contract version 1): lines and columns 1-based, columns in UTF-16 code units. */
export function briefingJson(file: string, briefing: Briefing): object {
  const line = (offset: number): number => briefing.lines.lineAt(offset) + 1;
  return {
    version: 1, file, asOf: briefing.asOf?.date ?? null,
    sections: briefing.sections.map(({ range, level, title, key, threshold }) => ({ line: line(range.start), level, title, key, threshold: threshold?.raw ?? null })),
    bullets: briefing.bullets.map((bullet) => bulletJson(briefing, bullet, line)),
    references: briefing.references.map(({ range, form, title, url, publisher, note, id }) => ({ line: line(range.start), form, title, url, publisher, note, id })),
    residue: briefing.residue.map(({ range, kind, ids, keep }) => ({ line: line(range.start), endLine: line(range.end), kind, ids, keep: keep && sliceOf(briefing.text, keep) })),
    directives: briefing.directives.map(({ range, kind, rules, reason }) => ({ line: line(range.start), kind, rules: rules.map(({ name }) => name), reason })),
  };
}

function bulletJson(briefing: Briefing, bullet: Bullet, line: (offset: number) => number): object {
  const body = sliceOf(briefing.text, bullet.body);
  const tail = sliceOf(briefing.text, bullet.tail).trimEnd();
  return {
    line: line(bullet.range.start), endLine: line(bullet.range.end), form: bullet.form, tag: bullet.tag?.name ?? null, tags: bullet.tags.map((tag) => tag.name), label: bullet.label?.text ?? null,
    section: bullet.section?.path ?? [], text: body + tail,
    figures: bullet.figures.map(({ raw, label, low, high, unit, currency, approximate, range }) => ({
      raw, label, low, high, unit, currency, approximate, column: briefing.lines.positionAt(range.start).column + 1,
    })),
    citation: bullet.citation && citationJson(bullet.citation), citations: bullet.citations.map(citationJson), dates: bullet.dates.map(dateJson), cadence: bullet.cadenceMark?.text ?? null,
  };
}

function citationJson({ raw, date, publishers, note, post, url, refs }: Citation): object {
  return {
    raw, date: date && dateJson(date), publishers: publishers.map((publisher) => publisher.name), note: note?.text ?? null, post: post?.id ?? null, url: url?.href ?? null,
    refs: refs.map((ref) => ref.id),
  };
}

const dateJson = ({ raw, precision, from, to }: CitationDate): object => ({ raw, precision, from, to });

import type { Briefing, Bullet } from '../../core/model/briefing';
import type { Citation } from '../../core/model/citation';
import { sliceOf } from '../../core/model/range';

/** The model as `parse --json` prints it (contract version 1): lines and columns 1-based, columns in UTF-16 code units. */
export function briefingJson(file: string, briefing: Briefing): object {
  const line = (offset: number): number => briefing.lines.lineAt(offset) + 1;
  return {
    version: 1, file, asOf: briefing.asOf?.date ?? null,
    sections: briefing.sections.map(({ range, level, title }) => ({ line: line(range.start), level, title })),
    bullets: briefing.bullets.map((bullet) => bulletJson(briefing, bullet, line)),
    references: briefing.references.map(({ range, title, url, publisher, id }) => ({ line: line(range.start), title, url, publisher, id })),
    residue: briefing.residue.map(({ range, kind }) => ({ line: line(range.start), endLine: line(range.end), kind })),
  };
}

function bulletJson(briefing: Briefing, bullet: Bullet, line: (offset: number) => number): object {
  const body = sliceOf(briefing.text, bullet.body);
  const tail = sliceOf(briefing.text, bullet.tail).trimEnd();
  return {
    line: line(bullet.range.start), endLine: line(bullet.range.end), tag: bullet.tag?.name ?? null, label: bullet.label?.text ?? null,
    section: bullet.section?.path ?? [], text: body + tail,
    figures: bullet.figures.map(({ raw, label, low, high, unit, currency, approximate, range }) => ({
      raw, label, low, high, unit, currency, approximate, column: briefing.lines.positionAt(range.start).column + 1,
    })),
    citation: bullet.citation && citationJson(bullet.citation),
  };
}

function citationJson({ raw, date, publishers, note, post, url }: Citation): object {
  return {
    raw, date: date && { raw: date.raw, precision: date.precision, from: date.from, to: date.to },
    publishers: publishers.map((publisher) => publisher.name), note: note?.text ?? null, post: post?.id ?? null, url: url?.href ?? null,
  };
}

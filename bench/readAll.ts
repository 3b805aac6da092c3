import type { Briefing, Bullet, Section } from '../src/core/model/briefing';
import type { Citation, CitationDate, Reference } from '../src/core/model/citation';
import type { Figure } from '../src/core/model/figure';
import type { Range } from '../src/core/model/range';

/** Mixes numbers and lengths of texts into one number that depends on their order. */
class Checksum {
  value = 0;

  number(number: number): void {
    this.value = (Math.imul(this.value, 31) + (number | 0)) | 0;
  }

  text(text: string | null): void {
    this.number(text === null ? -1 : text.length);
  }

  range(range: Range | null): void {
    this.number(range?.start ?? -1);
    this.number(range?.end ?? -1);
  }
}

/** Reads every part of a model, so that one which puts work off has to do it; equal models give equal numbers. */
export function readAll(briefing: Briefing): number {
  const sum = new Checksum();
  sum.text(briefing.title);
  sum.text(briefing.language);
  sum.text(briefing.asOf?.date ?? null);
  for (let line = 0; line < briefing.lines.lineCount; line++) {
    sum.number(briefing.lines.startOf(line));
    sum.number(briefing.lines.endOf(line));
  }
  for (const section of briefing.sections) readSection(section, sum);
  for (const bullet of briefing.bullets) addBullet(bullet, sum);
  for (const { range, section } of briefing.prose) {
    sum.range(range);
    sum.range(section?.range ?? null);
  }
  for (const list of briefing.referenceLists) {
    sum.range(list.heading);
    sum.range(list.range);
  }
  for (const reference of briefing.references) readReference(reference, sum);
  for (const residue of briefing.residue) {
    sum.range(residue.range);
    sum.text(residue.kind);
    for (const id of residue.ids) sum.text(id);
    sum.range(residue.keep);
  }
  return sum.value;
}

/** Reads every part of one bullet. */
export function readBullet(bullet: Bullet): number {
  const sum = new Checksum();
  addBullet(bullet, sum);
  return sum.value;
}

function addBullet(bullet: Bullet, sum: Checksum): void {
  for (const range of [bullet.range, bullet.marker, bullet.body, bullet.tail, bullet.attribution]) sum.range(range);
  sum.text(bullet.form);
  sum.range(bullet.tag?.range ?? null);
  sum.text(bullet.tag?.name ?? null);
  sum.number(bullet.tag?.known ? 1 : 0);
  sum.range(bullet.label?.range ?? null);
  sum.text(bullet.label?.text ?? null);
  for (const figure of bullet.figures) readFigure(figure, sum);
  for (const citation of bullet.citations) readCitation(citation, sum);
  if (bullet.citation) readCitation(bullet.citation, sum);
  for (const date of bullet.dates) readDate(date, sum);
  sum.range(bullet.sourceMark?.range ?? null);
  sum.text(bullet.sourceMark?.id ?? null);
  sum.text(bullet.cadenceMark?.text ?? null);
  sum.range(bullet.section?.range ?? null);
}

function readSection(section: Section, sum: Checksum): void {
  sum.range(section.range);
  sum.number(section.level);
  sum.text(section.title);
  for (const title of section.path) sum.text(title);
  sum.text(section.key);
  if (section.threshold) readFigure(section.threshold, sum);
}

function readFigure(figure: Figure, sum: Checksum): void {
  sum.range(figure.range);
  for (const text of [figure.raw, figure.label, figure.unit, figure.currency]) sum.text(text);
  for (const number of [figure.low, figure.high ?? -1, figure.scale, figure.approximate ? 1 : 0]) sum.number(number);
  sum.range(figure.number);
  sum.range(figure.sign);
}

function readCitation(citation: Citation, sum: Checksum): void {
  sum.range(citation.range);
  sum.text(citation.raw);
  if (citation.date) readDate(citation.date, sum);
  for (const publisher of citation.publishers) {
    sum.range(publisher.range);
    sum.text(publisher.name);
  }
  sum.range(citation.note?.range ?? null);
  sum.text(citation.note?.text ?? null);
  sum.text(citation.post?.id ?? null);
  sum.text(citation.url?.href ?? null);
  for (const ref of citation.refs) sum.range(ref.range);
}

function readDate(date: CitationDate, sum: Checksum): void {
  sum.range(date.range);
  for (const text of [date.raw, date.precision, date.from, date.to]) sum.text(text);
  sum.number(date.invalid ? 1 : 0);
}

function readReference(reference: Reference, sum: Checksum): void {
  sum.range(reference.range);
  sum.range(reference.urlRange);
  for (const text of [reference.form, reference.title, reference.url, reference.publisher, reference.note, reference.id]) sum.text(text);
  for (const url of reference.urls) {
    sum.range(url.range);
    sum.text(url.href);
  }
}

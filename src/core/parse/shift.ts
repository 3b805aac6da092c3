import type { Bullet, Label, Section, Tag } from '../model/briefing';
import type { Citation, CitationDate, Reference, Residue } from '../model/citation';
import type { Figure } from '../model/figure';
import type { Range } from '../model/range';
import type { ReferenceList } from './passage';

/** Moves what was read by a number of characters: the same readings at other places. */
export class Shift {
  constructor(private readonly by: number) {}

  readonly range = ({ start, end }: Range): Range => ({ start: start + this.by, end: end + this.by });

  private readonly moved = <T extends { readonly range: Range }>(one: T): T => ({ ...one, range: this.range(one.range) });

  private readonly orNull = <T extends { readonly range: Range }>(one: T | null): T | null => one && this.moved(one);

  section(section: Section, path: Section['path']): Section {
    return { ...section, range: this.range(section.range), path, threshold: section.threshold && this.figure(section.threshold) };
  }

  bullet(bullet: Bullet, section: Section | null): Bullet {
    const tags = bullet.tags.map<Tag>(this.moved);
    const citations = bullet.citations.map(this.citation);
    return {
      ...bullet, range: this.range(bullet.range), marker: this.range(bullet.marker), tags, tag: tags[0] ?? null, label: this.orNull<Label>(bullet.label),
      body: this.range(bullet.body), figures: bullet.figures.map(this.figure), citations,
      citation: citations.at(-1) ?? null, attribution: bullet.attribution && this.range(bullet.attribution), tail: this.range(bullet.tail), dates: bullet.dates.map<CitationDate>(this.moved),
      sourceMark: this.orNull(bullet.sourceMark), section,
    };
  }

  private readonly figure = (figure: Figure): Figure => ({
    ...figure, range: this.range(figure.range), number: figure.number && this.range(figure.number), sign: figure.sign && this.range(figure.sign),
  });

  private readonly citation = (citation: Citation): Citation => ({
    ...citation, range: this.range(citation.range), date: this.orNull(citation.date), publishers: citation.publishers.map(this.moved), note: this.orNull(citation.note),
    post: this.orNull(citation.post), url: this.orNull(citation.url), refs: citation.refs.map(this.moved),
  });

  readonly list = ({ heading, range }: ReferenceList): ReferenceList => ({ heading: heading && this.range(heading), range: this.range(range) });

  readonly reference = (reference: Reference): Reference => ({
    ...reference, range: this.range(reference.range), urlRange: reference.urlRange && this.range(reference.urlRange), urls: reference.urls.map(this.moved),
  });

  readonly residue = (residue: Residue): Residue => ({ ...residue, range: this.range(residue.range), keep: residue.keep && this.range(residue.keep) });
}

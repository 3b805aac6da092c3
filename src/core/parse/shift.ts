import type { Bullet, Label, Section, Tag } from '../model/briefing';
import type { Citation, CitationDate, Reference, Residue } from '../model/citation';
import type { Figure } from '../model/figure';
import type { Range } from '../model/range';
import type { ReferenceList } from './references/referenceState';

/** Moves what was read by a number of characters: the same readings at other places. */
export class Shift {
  constructor(private readonly by: number) {}

  readonly range = ({ start, end }: Range): Range => ({ start: start + this.by, end: end + this.by });

  private readonly moved = <T extends { readonly range: Range }>(one: T): T => ({ ...one, range: this.range(one.range) });

  private readonly orNull = <T extends { readonly range: Range }>(one: T | null): T | null => one && this.moved(one);

  section(section: Section, path: Section['path']): Section {
    return { ...section, range: this.range(section.range), path, threshold: section.threshold && this.figure(section.threshold) };
  }

  bullet({ form, range, marker, tags, label, body, figures, citations, citation, attribution, tail, dates, sourceMark, cadenceMark }: Bullet, section: Section | null): Bullet {
    const movedTags = this.all<Tag>(tags);
    const movedCitations = citations.length > 0 ? citations.map(this.citation) : citations;
    return {
      form, range: this.range(range), marker: this.range(marker), tag: movedTags[0] ?? null, tags: movedTags, label: this.orNull<Label>(label), body: this.range(body),
      figures: figures.length > 0 ? figures.map(this.figure) : figures, citations: movedCitations, citation: citation && (movedCitations[citations.indexOf(citation)] ?? null),
      attribution: attribution && this.range(attribution), tail: this.range(tail), dates: this.all<CitationDate>(dates), sourceMark: this.orNull(sourceMark), cadenceMark: this.orNull(cadenceMark), section,
    };
  }

  private readonly all = <T extends { readonly range: Range }>(list: readonly T[]): readonly T[] => (list.length > 0 ? list.map(this.moved) : list);

  readonly figure = (figure: Figure): Figure => ({
    ...figure, range: this.range(figure.range), number: figure.number && this.range(figure.number), sign: figure.sign && this.range(figure.sign),
  });

  private readonly citation = (citation: Citation): Citation => ({
    ...citation, range: this.range(citation.range), date: this.orNull(citation.date), publishers: this.all(citation.publishers), note: this.orNull(citation.note),
    post: this.orNull(citation.post), url: this.orNull(citation.url), refs: this.all(citation.refs),
  });

  readonly list = ({ heading, range }: ReferenceList): ReferenceList => ({ heading: heading && this.range(heading), range: this.range(range) });

  readonly reference = (reference: Reference): Reference => ({
    ...reference, range: this.range(reference.range), urlRange: reference.urlRange && this.range(reference.urlRange), urls: this.all(reference.urls),
  });

  readonly residue = (residue: Residue): Residue => ({ ...residue, range: this.range(residue.range), keep: residue.keep && this.range(residue.keep) });
}

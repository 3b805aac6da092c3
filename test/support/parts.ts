import type { Briefing, Bullet } from '../../src/core/model/briefing';
import { sliceOf, type Range } from '../../src/core/model/range';

export interface Part {
  readonly kind: string;
  readonly range: Range;
}

export interface Segment extends Part {
  readonly text: string;
}

/** What is read and holds nothing that is read further. A heading, a label and a tail may hold residue or a date, so they are no leaves. */
export function leavesOf(briefing: Briefing): Part[] {
  return [
    ...briefing.bullets.flatMap(bulletLeaves),
    ...briefing.references.flatMap((reference) => (reference.urlRange ? [{ kind: 'reference-url', range: reference.urlRange }] : [])),
    // A tracking parameter is part of a URL, and what is kept of other residue may be a name or a figure.
    ...briefing.residue.filter(({ kind, keep }) => kind !== 'tracking-parameter' && keep === null).map(({ range }) => ({ kind: 'residue', range })),
  ].sort((left, right) => left.range.start - right.range.start || left.range.end - right.range.end);
}

function bulletLeaves({ marker, tags, figures, citations, dates, sourceMark, cadenceMark }: Bullet): Part[] {
  const parts: Part[] = [{ kind: 'marker', range: marker }];
  for (const tag of tags) parts.push({ kind: 'tag', range: tag.range });
  for (const figure of figures) parts.push({ kind: 'figure', range: figure.range });
  for (const date of dates) parts.push({ kind: 'date', range: date.range });
  for (const { publishers, note, post, url } of citations) {
    for (const publisher of publishers) parts.push({ kind: 'publisher', range: publisher.range });
    for (const [kind, part] of [['note', note], ['post', post], ['url', url]] as const) if (part) parts.push({ kind, range: part.range });
  }
  if (sourceMark) parts.push({ kind: 'source-mark', range: sourceMark.range });
  if (cadenceMark) parts.push({ kind: 'cadence-mark', range: cadenceMark.range });
  return parts;
}

/** Parts that may hold leaves: what no leaf takes of them stays theirs. */
function wordings(briefing: Briefing): Part[] {
  const parts = [
    ...briefing.sections.map(({ range }) => ({ kind: 'heading', range })),
    ...briefing.bullets.flatMap(({ label, tail }) => [...(label ? [{ kind: 'label', range: label.range }] : []), { kind: 'tail', range: tail }]),
  ];
  return parts.filter(({ range }) => range.end > range.start).sort((left, right) => left.range.start - right.range.start);
}

/** The whole text as one row of segments; what is in no part is `text`. */
export function flatten(briefing: Briefing): Segment[] {
  const segments: Segment[] = [];
  const add = (kind: string, start: number, end: number): void => {
    if (end > start) segments.push({ kind, range: { start, end }, text: sliceOf(briefing.text, { start, end }) });
  };
  const wording = wordings(briefing);
  let at = 0;
  let next = 0;
  const gapUpTo = (end: number): void => {
    while (at < end) {
      while ((wording[next]?.range.end ?? Infinity) <= at) next++;
      const part = wording[next];
      if (!part || part.range.start >= end) {
        add('text', at, end);
        at = end;
      } else {
        add('text', at, part.range.start);
        at = Math.max(at, part.range.start);
        const stop = Math.min(end, part.range.end);
        add(part.kind, at, stop);
        at = stop;
      }
    }
  };
  for (const { kind, range } of leavesOf(briefing)) {
    gapUpTo(range.start);
    add(kind, range.start, range.end);
    at = Math.max(at, range.end);
  }
  gapUpTo(briefing.text.length);
  return segments;
}

/** Every way in which a reading breaks its promises, in words; empty for a sound one. */
export function faultsOf(briefing: Briefing): string[] {
  const { text } = briefing;
  const faults: string[] = [];
  const expect = (holds: boolean, what: string, range: Range): void => {
    if (!holds) faults.push(`${what} at ${range.start}-${range.end}: ${JSON.stringify(text.slice(range.start, range.end).slice(0, 80))}`);
  };
  const inside = (range: Range, what: string, home: Range = { start: 0, end: text.length }): void =>
    expect(range.start >= home.start && range.start <= range.end && range.end <= home.end, `${what} lies outside its home`, range);
  const says = (range: Range, raw: string, what: string): void => expect(sliceOf(text, range) === raw, `${what} is not what it says (${JSON.stringify(raw)})`, range);
  const onlySpace = (start: number, end: number, what: string): void => expect(start <= end && text.slice(start, end).trim() === '', `something stands ${what}`, { start, end });

  for (const { range } of briefing.sections) inside(range, 'a heading');
  for (const { heading, range } of briefing.referenceLists) {
    if (heading) inside(heading, 'a heading of references');
    inside(range, 'a list of references');
  }
  for (const { range, url, urlRange } of briefing.references) {
    inside(range, 'a reference');
    expect((url === null) === (urlRange === null), 'a URL without a range', range);
    if (url !== null && urlRange) {
      inside(urlRange, 'a URL', range);
      says(urlRange, url, 'a URL');
    }
  }
  for (const { range } of briefing.residue) inside(range, 'residue');
  let before = 0;
  for (const bullet of briefing.bullets) {
    const { range, marker, tags, label, body, figures, citation, citations, attribution, tail, dates, sourceMark, cadenceMark } = bullet;
    inside(range, 'a bullet');
    expect(range.start >= before, 'a bullet begins before the end of the last one', range);
    before = range.end;
    for (const [part, what] of [[marker, 'a marker'], [body, 'a body'], [tail, 'a tail']] as const) inside(part, what, range);
    expect(marker.start === range.start, 'the marker is not at the start', marker);
    expect(tail.end === range.end, 'the tail is not at the end', tail);
    expect(bullet.tag === (tags[0] ?? null), 'the tag is not the first one', range);
    let head = marker.end;
    for (const tag of tags) {
      inside(tag.range, 'a tag', range);
      onlySpace(head, tag.range.start, 'before a tag');
      expect(sliceOf(text, tag.range).toUpperCase().includes(tag.name), 'the tag has another name', tag.range);
      head = tag.range.end;
    }
    expect(bullet.form === 'cell' ? /^[\s|]*$/.test(text.slice(head, body.start)) : text.slice(head, body.start).trim() === '', 'something stands before the body', range);
    onlySpace(body.end, attribution ? attribution.start : tail.start, 'behind the body');
    if (attribution) {
      inside(attribution, 'an attribution', range);
      expect(tail.start === attribution.end, 'the tail does not follow the attribution', tail);
    }
    expect(citations.length > 0 || (citation === null && attribution === null), 'a citation that is not in the list', range);
    for (const citation of citations) {
      inside(citation.range, 'a citation', range);
      says(citation.range, citation.raw, 'the citation');
      for (const publisher of citation.publishers) {
        inside(publisher.range, 'a publisher', citation.range);
        says(publisher.range, publisher.name, 'the publisher');
      }
      if (citation.note) says(citation.note.range, citation.note.text, 'the note');
      if (citation.url) says(citation.url.range, citation.url.href, 'the URL');
      if (citation.post) expect(sliceOf(text, citation.post.range).includes(citation.post.id), 'the post has another id', citation.post.range);
      if (citation.date) says(citation.date.range, citation.date.raw, 'the citation date');
    }
    if (label) {
      inside(label.range, 'a label', body);
      says(label.range, label.text, 'the label');
    }
    for (const figure of figures) {
      inside(figure.range, 'a figure', body);
      says(figure.range, figure.raw, 'the figure');
      if (figure.number) inside(figure.number, 'the number of a figure', figure.range);
      if (figure.sign) inside(figure.sign, 'the sign of a figure', figure.range);
      expect(Number.isFinite(figure.low) && (figure.high === null || figure.high >= figure.low), 'a figure has no ordered, finite bounds', figure.range);
    }
    for (const date of dates) {
      inside(date.range, 'a date', range);
      says(date.range, date.raw, 'the date');
    }
    if (sourceMark) inside(sourceMark.range, 'a source mark', range);
    if (cadenceMark) inside(cadenceMark.range, 'a cadence mark', range);
  }
  for (const { range, rules } of briefing.directives) {
    inside(range, 'a directive');
    for (const rule of rules) {
      inside(rule.range, 'a rule of a directive', range);
      says(rule.range, rule.name, 'the rule');
    }
  }
  const leaves = leavesOf(briefing);
  leaves.forEach((leaf, index) => {
    const following = leaves[index + 1];
    if (following) expect(following.range.start >= leaf.range.end, `${leaf.kind} and ${following.kind} overlap`, leaf.range);
  });
  if (flatten(briefing).map((segment) => segment.text).join('') !== text) faults.push('the segments do not rebuild the text');
  return faults;
}

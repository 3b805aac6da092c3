import { createHash } from 'node:crypto';
import type { Briefing, Bullet } from '../../core/model/briefing';
import type { Finding } from '../../core/model/finding';
import { holding, sliceOf, type Range } from '../../core/model/range';

/**
 * A name for each finding that outlives edits elsewhere, a move to other lines, another indentation, and a day: it is made of the file, the rule and
 * the words of the bullet (entry, heading, line) that the finding stands in, without the figures and dates of a bullet. Equal ones are numbered in
 * the order of the text. Never of line numbers, nor of the message, which tells ages.
 */
export function fingerprints(uri: string, briefing: Briefing, findings: readonly Finding[]): Map<Finding, string> {
  const seen = new Map<string, number>();
  const inOrder = [...findings].sort((left, right) => left.range.start - right.range.start);
  return new Map(inOrder.map((finding): [Finding, string] => {
    const hash = createHash('sha256').update(JSON.stringify([uri, finding.rule, wordsAround(briefing, finding.range.start)])).digest('hex').slice(0, 32);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return [finding, `${hash}:${number}`];
  }));
}

function wordsAround(briefing: Briefing, offset: number): string {
  const bullet = briefing.bulletAt(offset);
  if (bullet) return plain(wordsThatStay(briefing.text, bullet));
  const line = briefing.lines.lineAt(offset);
  const whole = holding(briefing.references, offset)?.range ?? holding(briefing.sections, offset)?.range ?? { start: briefing.lines.startOf(line), end: briefing.lines.endOf(line) };
  // A list that is numbered anew has the same entries.
  return plain(sliceOf(briefing.text, whole)).replace(/^(?:[-*+]|\d{1,9}[.)]) /, '');
}

/** The bullet behind its marker, without figures and dates: a refreshed bullet is the same bullet. */
function wordsThatStay(text: string, { range, marker, figures, dates }: Bullet): string {
  const cuts: Range[] = [...figures.map((figure) => figure.range), ...dates.map((date) => date.range)].sort((left, right) => left.start - right.start);
  let words = '';
  let at = marker.end;
  for (const cut of cuts) {
    if (cut.start > at) words += text.slice(at, cut.start);
    at = Math.max(at, cut.end);
  }
  return words + text.slice(at, range.end);
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

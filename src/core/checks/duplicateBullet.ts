import type { Briefing, Bullet } from '../model/briefing';
import { say } from '../model/message';
import { startingWithin, type Range } from '../model/range';
import { isSuppressed, ownLines } from './ownLines';
import type { CheckContext, Rule } from './rule';

/**
 * The same statement in two bullets: their words and figures are the same, whatever cites them. Only what is long enough to be no coincidence:
 * an entry of a form (`警戒レベル: 高`) may well stand in several sections.
 */
export const duplicateBullet: Rule = {
  id: 'duplicate-bullet',
  defaultSeverity: 'warning',
  check(briefing, context) {
    const first = new Map<string, Bullet>();
    return briefing.bullets.flatMap((bullet) => {
      const key = keyOf(bullet, context);
      const earlier = key === null ? undefined : first.get(key);
      if (key !== null && !earlier) first.set(key, bullet);
      return earlier ? [duplicate(briefing, earlier, bullet)] : [];
    });
  },
};

/** The words of an entry of a form count as the same within one section only. */
function keyOf(bullet: Bullet, context: CheckContext): string | null {
  if (bullet.body.end - bullet.body.start > LONGEST) return null;
  const words = context.wordsOf(bullet);
  const enough = bullet.tag ? LONG_TAGGED : LONG_UNTAGGED;
  if (words.length >= enough) return words;
  const width = words.length + (words.match(WIDE)?.length ?? 0);
  if (width >= enough) return words;
  return bullet.tag && bullet.figures.length > 0 && width >= SHORT ? `${bullet.section?.path.join('\n') ?? ''}\n\n${words}` : null;
}

/**
 * What a bullet says, whoever is cited for it, and wherever: residue, white space, emphasis, case and the full stop at its end do not tell
 * statements apart. Of what is too long for a statement, the begin.
 */
export function wordsOf({ text, residue }: Briefing, { body, citations }: Bullet): string {
  const end = Math.min(body.end, body.start + LONGEST);
  const hidden: Range[] = [];
  for (const { range } of citations) if (range.end <= body.end) hidden.push(range);
  if (residue.length > 0) for (const { range, keep } of startingWithin(residue, body)) hidden.push(...(keep ? [{ start: range.start, end: keep.start }, { start: keep.end, end: range.end }] : [range]));
  if (hidden.length > 1) hidden.sort((one, other) => one.start - other.start || one.end - other.end);
  let words = '';
  let at = body.start;
  for (const range of hidden) {
    if (range.start > at) words += text.slice(at, Math.min(range.start, end));
    at = Math.max(at, range.end);
  }
  if (at < end) words += text.slice(at, end);
  return withoutEnds(words.toLowerCase().replace(/[\s*_]+/g, ' '));
}

function withoutEnds(words: string): string {
  let end = words.length;
  while (end > 0 && ' .。'.includes(words.charAt(end - 1))) end--;
  return words.slice(words.startsWith(' ') && end > 0 ? 1 : 0, end);
}

/** In characters: what is longer is no statement. */
const LONGEST = 5_000;
/** In columns; a kanji or kana takes two. */
const SHORT = 8;
const LONG_TAGGED = 24;
const LONG_UNTAGGED = 40;
const WIDE = /[\u3040-\u30FF\u3400-\u9FFF]/g;

function duplicate(briefing: Briefing, earlier: Bullet, later: Bullet): ReturnType<Rule['check']>[number] {
  const [kept, surplus] = dayOf(later) > dayOf(earlier) ? [later, earlier] : [earlier, later];
  const line = briefing.lines.lineAt(kept.range.start) + 1;
  const place = surplus.form === 'item' ? ownLines(briefing, surplus.range) : null;
  // Nothing is lost where the other one cites the same, with the same tag; which of two sources is to stay is a person's to say.
  const isSure = surplus.tag?.name === kept.tag?.name && surplus.citations.every(({ raw }) => kept.citations.some((citation) => citation.raw === raw)) && surplus.sourceMark === null && place !== null && !isSuppressed(briefing, place);
  return {
    range: surplus.range, isUnnecessary: true, message: say('The same as line {0}.', line), related: [{ range: kept.range, message: say('It stands here too.') }],
    ...(place ? { fixes: [{ title: say('Remove this one and keep line {0}', line), edits: [{ range: place, text: '' }], isSure }] } : {}),
  };
}

const dayOf = ({ dates }: Bullet): string => dates.reduce((latest, { to }) => (to !== null && to > latest ? to : latest), '');

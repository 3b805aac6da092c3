import type { Briefing } from '../model/briefing';
import type { Reference } from '../model/citation';
import { say } from '../model/message';
import { isSuppressed, ownLines } from './ownLines';
import type { ReferenceNames } from './publisherMatcher';
import type { Rule } from './rule';

/** The same page twice, be it behind another title or with tracking parameters. */
export const duplicateReference: Rule = {
  id: 'duplicate-reference',
  defaultSeverity: 'warning',
  check(briefing, context) {
    const names = context.references();
    const pairs = duplicatesOf(briefing.references, names);
    if (pairs.length === 0) return [];
    const isSure = canDoWithout(briefing, new Set(pairs.map(([, later]) => later)), names);
    return pairs.map(([earlier, later]) => {
      const line = briefing.lines.lineAt(earlier.range.start) + 1;
      const place = later.form === 'definition' || later.form === 'row' ? null : ownLines(briefing, later.range);
      return {
        range: later.range, isUnnecessary: true, message: say('The same page as the reference in line {0}.', line), related: [{ range: earlier.range, message: say('First listed here.') }],
        ...(place ? { fixes: [{ title: say('Remove this one and keep line {0}', line), edits: [{ range: place, text: '' }], isSure: isSure && !isSuppressed(briefing, place) }] } : {}),
      };
    });
  },
};

function duplicatesOf(references: readonly Reference[], names: ReferenceNames): (readonly [earlier: Reference, later: Reference])[] {
  const first = new Map<string, Reference>();
  return references.flatMap((reference) => {
    const key = names.pageOf(reference);
    const earlier = key === null ? undefined : first.get(key);
    if (key !== null && !earlier) first.set(key, reference);
    return earlier ? [[earlier, reference] as const] : [];
  });
}

/** Without the entries every publisher that is cited still has one, and no citation names an entry by a number that would move. */
function canDoWithout({ bullets, references }: Briefing, surplus: ReadonlySet<Reference>, names: ReferenceNames): boolean {
  const isStillListed = names.matcher(references.filter((reference) => !surplus.has(reference)));
  return [...surplus].every(({ urls }) => urls.length === 1) &&
    bullets.every(({ citations }) => citations.every((citation) => citation.refs.length === 0 && citation.publishers.every(({ name }) => !names.isListed(name) || isStillListed(name))));
}

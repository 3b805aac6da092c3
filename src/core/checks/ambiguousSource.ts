import type { Configuration, Source } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { Fix } from '../model/finding';
import { say } from '../model/message';
import { sayAmbiguous, sayUnknown } from '../refresh/bindingMessages';
import { bindBullet, indexByLabel, noBindings, type Ambiguity, type Bindings } from '../refresh/bindSources';
import { labelKey } from '../refresh/labelKey';
import type { Rule } from './rule';

/** A bullet whose source cannot be told without a guess, or whose mark names none that is in force: a refresh leaves it alone. */
export const ambiguousSource: Rule = {
  id: 'ambiguous-source',
  defaultSeverity: 'warning',
  check(briefing, { configuration }) {
    const { ambiguous, unknown } = doubtful(briefing, configuration);
    return [
      ...unknown.map((mark) => ({ range: mark.bullet.sourceMark?.range ?? mark.bullet.range, message: sayUnknown(mark) })),
      ...ambiguous.map((one) => ({ range: one.figure?.range ?? one.bullet.label?.range ?? one.bullet.range, message: sayAmbiguous(one), ...fixesOf(briefing, one) })),
    ];
  },
};

/** Only bullets that may be in doubt are bound: those with a mark, with a label that several sources claim, and with several labels that any claims. */
function doubtful({ bullets }: Briefing, configuration: Configuration): Pick<Bindings, 'ambiguous' | 'unknown'> {
  const result = noBindings();
  const byLabel = indexByLabel(configuration.sources);
  const contested = new Set([...byLabel].flatMap(([label, sources]) => (isContested(sources) ? [label] : [])));
  if (byLabel.size === 0 && !bullets.some(({ sourceMark }) => sourceMark)) return result;
  for (const bullet of bullets) if (bullet.sourceMark || isInDoubt(bullet, byLabel, contested)) bindBullet(bullet, configuration, byLabel, result);
  return result;
}

/** Whether two of one rank claim it; what a file states stands before what is built in. */
function isContested(sources: readonly Source[]): boolean {
  const stated = sources.filter(({ origin }) => origin === 'file').length;
  return stated === 0 ? sources.length > 1 : stated > 1;
}

function isInDoubt({ label, figures }: Bullet, byLabel: ReadonlyMap<string, unknown>, contested: ReadonlySet<string>): boolean {
  let claimed = 0;
  let before = label?.text ?? null;
  const isClaimed = (text: string): boolean => {
    const key = labelKey(text);
    if (byLabel.has(key)) claimed++;
    return claimed > 1 || (contested.size > 0 && contested.has(key));
  };
  const isMultiple = figures.some((figure) => figure.label !== before);
  if (!isMultiple && contested.size === 0) return false;
  if (before !== null && isClaimed(before)) return true;
  for (const figure of figures) {
    if (figure.label === null || figure.label === before) continue;
    before = figure.label;
    if (isClaimed(before)) return true;
  }
  return false;
}

/** One for each source that may be meant. A bullet has one mark, so that where another stands already none is offered. */
function fixesOf({ text }: Briefing, { bullet, sources }: Ambiguity): { readonly fixes?: readonly Fix[] } {
  if (bullet.sourceMark) return {};
  const end = bullet.range.start + text.slice(bullet.range.start, bullet.range.end).trimEnd().length;
  return {
    fixes: sources.map(({ id, title }) => ({ title: say('Take the value from {0}', title), edits: [{ range: { start: end, end }, text: ` <!-- source: ${id} -->` }], isSure: false })),
  };
}

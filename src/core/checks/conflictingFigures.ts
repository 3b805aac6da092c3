import type { Briefing } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import type { Figure } from '../model/figure';
import { say, type Message } from '../model/message';
import type { NamedFigure } from '../parse/indicators/namedFigures';
import { conflictingGrowths } from './conflictingGrowths';
import { agree, comparable } from './figureAgreement';
import { decidingDate } from './freshness';
import { labelledAlike, type Place } from './labelledAlike';
import { areTwoPeriods, hasDays, sameCase, statedPeriod, type SameCase } from './samePeriod';
import type { Rule } from './rule';

/** One thing with several values: the place that is less to be trusted is marked, the other one named. */
export const conflictingFigures: Rule = {
  id: 'conflicting-figures',
  defaultSeverity: 'warning',
  check(briefing, { named, growths }) {
    const index = named();
    const isSameCase = sameCase(briefing);
    const conflicts = [...index.byKey.values()].flatMap((same) => (same.length > 1 ? conflictsAmong(same, briefing, isSameCase) : []));
    for (const [one, other] of labelledAlike(briefing, index.byBullet, isSameCase)) if (comparable(one.figure, other.figure) && !agree(one.figure, other.figure)) conflicts.push(inOrder(one, other));
    conflicts.push(...conflictingGrowths(growths()));
    return conflicts.map(({ here, there }) => tell(here, there, briefing));
  },
};

interface Conflict {
  readonly here: Place;
  readonly there: Place;
}

/** More places of higher standing are not looked through for one that a figure can be compared with. */
const MOST_LOOKS = 8;

/** Each place is compared with the one of highest standing that speaks of the same: so there is one finding for a place, not one for a pair. */
function conflictsAmong(same: readonly NamedFigure[], briefing: Briefing, isSameCase: SameCase): Conflict[] {
  const ranked = same.map((place) => ({ place, standing: standing(place), day: dayOf(place) }))
    .sort((left, right) => right.standing - left.standing || order(right.day, left.day) || left.place.figure.range.start - right.place.figure.range.start).map(({ place }) => place);
  const highest = ranked.slice(0, MOST_LOOKS);
  return ranked.flatMap((here, index) => {
    const there = highest.find((one, rank) => rank < index && one.isLabelled && speakOfOneThing(one, here, briefing) && isSameCase(one.section, here.section));
    return there && !agree(there.figure, here.figure) ? [{ here, there }] : [];
  });
}

/** Labelled bullets above others, tagged ones above untagged ones, cited ones above those that say nothing of where they are from; then the newer one, then the first. */
const standing = ({ bullet, isLabelled }: NamedFigure): number => (bullet === null ? 0 : 1) + (isLabelled ? 8 : 0) + (bullet?.tag ? 4 : 0) + (bullet?.citation ? 2 : 0);

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const dateOf = ({ bullet }: Place): CitationDate | null => bullet && decidingDate(bullet);

const dayOf = (place: Place): string => dateOf(place)?.to ?? '';

function speakOfOneThing(one: NamedFigure, other: NamedFigure, briefing: Briefing): boolean {
  if (one.bullet !== null && one.bullet === other.bullet) return false;
  if (!comparable(one.figure, other.figure) || periodOf(one, briefing) !== periodOf(other, briefing)) return false;
  const [left, right] = [dateOf(one), dateOf(other)];
  // Days that follow each other under one heading are a record, not a contradiction.
  if (one.section === other.section && one.bullet && other.bullet && hasDays(left) && hasDays(right) && left.to !== right.to) return false;
  return !areTwoPeriods(left, right);
}

/** That a forecast is one goes without saying. */
const periodOf = ({ key, period }: NamedFigure, briefing: Briefing): string => statedPeriod(key.startsWith('gdp-forecast') ? period.replace(/\s*\bforecast\b/, '') : period, briefing);

/** Of two bullets with one label the later one is marked, or the older one where both have a date. */
const inOrder = (one: Place, other: Place): Conflict => (order(dayOf(one), dayOf(other)) < 0 ? { here: one, there: other } : { here: other, there: one });

function tell(here: Place, there: Place, briefing: Briefing): { message: Message; range: Figure['range']; related: { message: Message; range: Figure['range'] }[] } {
  const line = briefing.lines.lineAt(there.figure.range.start) + 1;
  const values = [here.name, here.figure.raw, there.figure.raw, line] as const;
  const [own, others] = [dateOf(here), dateOf(there)];
  const message = !hasDays(others) ? say('{0}: {1} here, but {2} in line {3}.', ...values)
    : hasDays(own) && own.to !== others.to ? say('{0}: {1} here (dated {4}), but {2} in line {3} (dated {5}).', ...values, own.raw, others.raw)
      : say('{0}: {1} here, but {2} in line {3} (dated {4}).', ...values, others.raw);
  return { message, range: here.figure.range, related: [{ range: there.figure.range, message: say('{0} here.', there.figure.raw) }] };
}

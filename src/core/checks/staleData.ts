import type { CitationDate } from '../model/citation';
import { say } from '../model/message';
import type { Finding } from '../model/finding';
import { repeatedFigures } from './repeatedFigures';
import type { Rule } from './rule';

/** A dated bullet that is older than its cadence allows. The clock is the citation's date, never the time of a visit, and the date is what is marked. */
export const staleData: Rule = {
  id: 'stale-data',
  defaultSeverity: 'warning',
  check(_briefing, { freshness, today, named }) {
    const findings: Omit<Finding, 'rule'>[] = [];
    for (const [bullet, { state, ageDays, date, cadence }] of freshness) {
      if ((state !== 'warn' && state !== 'error') || !date || ageDays === null) continue;
      const allowed = (state === 'error' ? cadence.errorAfterDays : cadence.warnAfterDays) ?? 0;
      // In a list of findings the date alone tells nobody which bullet is meant.
      const written = asRead(date);
      const what = bullet.label ? `${bullet.label.text} (${written})` : written;
      const message = cadence.calendar === 'business'
        ? say('Stale: {0} is {1} business days old on {2}; {3} allows {4}.', what, ageDays, today, cadence.name, allowed)
        : say('Stale: {0} is {1} days old on {2}; {3} allows {4}.', what, ageDays, today, cadence.name, allowed);
      findings.push({ severity: state === 'error' ? 'error' : 'warning', range: date.range, message, ...repeatedFigures(bullet, named()) });
    }
    return findings;
  },
};

/** A date that does not write its year (`Dec`, `令和8年1月5日`) with the last day it was read as: `Dec [2025-12-31]`. */
const asRead = ({ raw, to }: CitationDate): string => (to === null || raw.includes(to.slice(0, 4)) ? raw : `${raw} [${to}]`);

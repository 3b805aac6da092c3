import { FRESHNESS_STATES } from '../checks/freshness';
import { say, type Message } from '../model/message';
import { FRESHNESS_WORDS, LINK_WORDS, SEVERITY_WORDS } from './reportWords';
import type { ReportedBullet, ReportedFinding, ReportedReference, ReviewReport } from './reviewReport';

type Say = (message: Message) => string;

/** A table as text in one language, still to be escaped for a format. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  /** The first cell of a row is what it is about. */
  readonly rows: readonly (readonly string[])[];
  /** Columns whose words are the document's own. */
  readonly quoted: readonly number[];
  /** The column that holds addresses. */
  readonly url: number | null;
}

/** A part of a report with its tables, and what is said where it has none. */
export interface ReportPart {
  readonly title: string;
  readonly tables: readonly ReportTable[];
  readonly empty: string;
}

/** What stands above the parts. */
export function reportFacts(report: ReviewReport, speak: Say): readonly (readonly [name: string, value: string])[] {
  const generated = `${report.generatedAt.slice(0, 16).replace('T', ' ')} UTC`;
  return [
    [speak(say('File')), report.file], [speak(say('Measured on')), `${report.measuredOn} (${report.timeZone})`],
    [speak(say('Generated')), report.generatedBy === null ? generated : speak(say('{0}, by {1}', generated, report.generatedBy))],
    [speak(say('Sign-off of the document')), report.signOff.map(speak).join('; ') || speak(say('none'))],
  ];
}

export function reportParts(report: ReviewReport, speak: Say): readonly ReportPart[] {
  const { groups, suppressed, bullets, references } = report;
  return [
    { title: speak(say('Freshness')), tables: [tally(report, speak)], empty: '' },
    { title: speak(say('Findings')), tables: groups.map(({ severity, rule, findings }) => findingTable(`${speak(SEVERITY_WORDS[severity])}: ${rule} (${findings.length})`, findings, speak)), empty: speak(say('Nothing was found.')) },
    { title: speak(say('Suppressed findings')), tables: suppressed.length > 0 ? [suppressedTable(suppressed, speak)] : [], empty: speak(say('None is suppressed.')) },
    { title: speak(say('Bullets')), tables: bullets.length > 0 ? [bulletTable(bullets, speak)] : [], empty: speak(say('There is no bullet.')) },
    { title: speak(say('References')), tables: references.length > 0 ? [referenceTable(references, speak)] : [], empty: speak(say('There is no reference.')) },
  ];
}

const tally = ({ counts }: ReviewReport, speak: Say): ReportTable => ({
  title: speak(say('Bullets by freshness')), head: [speak(say('State')), speak(say('Bullets'))], quoted: [], url: null,
  rows: FRESHNESS_STATES.map((state) => [speak(FRESHNESS_WORDS[state]), String(counts[state])]),
});

const findingTable = (title: string, findings: readonly ReportedFinding[], speak: Say): ReportTable => ({
  title, head: [speak(say('Line')), speak(say('Text')), speak(say('Finding')), speak(say('Fix'))], quoted: [1], url: null,
  rows: findings.map(({ line, text, message, hasFix }) => [String(line), shortened(text), speak(message), hasFix ? speak(say('offered')) : '']),
});

const suppressedTable = (suppressed: ReviewReport['suppressed'], speak: Say): ReportTable => ({
  title: speak(say('Suppressed findings')), head: [speak(say('Line')), speak(say('Rule')), speak(say('Text')), speak(say('Finding')), speak(say('Reason'))], quoted: [2, 4], url: null,
  rows: suppressed.map(({ line, rule, text, message, reason }) => [String(line), rule, shortened(text), speak(message), reason ?? speak(say('no reason given'))]),
});

const bulletTable = (bullets: readonly ReportedBullet[], speak: Say): ReportTable => ({
  title: speak(say('Bullets')), quoted: [2, 3, 4], url: null,
  head: [speak(say('Line')), speak(say('Tag')), speak(say('Label')), speak(say('Figures')), speak(say('Date')), speak(say('Age in days')), speak(say('State')), speak(say('Sign-off'))],
  rows: bullets.map(({ line, tag, label, text, figures, date, ageDays, state, signOff }) => [
    String(line), tag ?? '', label ?? shortened(text), figures.join(', '), date ?? '', ageDays === null ? '' : String(ageDays), state === null ? '' : speak(FRESHNESS_WORDS[state]), signOff.map(speak).join('; '),
  ]),
});

const referenceTable = (references: readonly ReportedReference[], speak: Say): ReportTable => ({
  title: speak(say('References')), head: [speak(say('Line')), speak(say('Title')), speak(say('Publisher')), 'URL', speak(say('State')), speak(say('Findings'))], quoted: [1, 2], url: 3,
  rows: references.map(({ line, title, publisher, url, state, rules }) => [String(line), title ?? '', publisher ?? '', url ?? '', speak(LINK_WORDS[state ?? 'not-checked']), rules.join(', ')]),
});

const LONGEST = 240;

/** What is cut off shows as cut off; the line tells where all of it stands. */
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : text);

import { say, type Message } from '../model/message';
import { csvCell } from './documentText';
import { FRESHNESS_WORDS, LINK_WORDS, SEVERITY_WORDS } from './reportWords';
import type { ReportedFinding, ReviewReport } from './reviewReport';

type Say = (message: Message) => string;
type Row = Readonly<Record<string, string | number | null>>;

/** In the order of the table; a row has those that its kind has. */
const COLUMNS: readonly (readonly [key: string, title: Message])[] = [
  ['file', say('File')], ['measuredOn', say('Measured on')], ['kind', say('Kind')], ['line', say('Line')], ['severity', say('Severity')], ['rule', say('Rule')], ['finding', say('Finding')], ['text', say('Text')],
  ['tag', say('Tag')], ['label', say('Label')], ['figures', say('Figures')], ['date', say('Date')], ['age', say('Age in days')], ['state', say('State')], ['signOff', say('Sign-off')],
  ['publisher', say('Publisher')], ['url', say('URL')], ['fix', say('Fix')], ['reason', say('Reason')],
];

/** One table of findings, bullets and references after RFC 4180, with the byte order mark that spreadsheet programs know UTF-8 by. */
export function csvReport(reports: readonly ReviewReport[], speak: Say): string {
  const rows = reports.flatMap((report) => rowsOf(report, speak).map((row): Row => ({ file: report.file, measuredOn: report.measuredOn, ...row })));
  const lines = [COLUMNS.map(([, title]) => csvCell(speak(title))), ...rows.map((row) => COLUMNS.map(([key]) => csvCell(row[key] ?? null)))];
  return `\uFEFF${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function rowsOf({ groups, suppressed, bullets, references }: ReviewReport, speak: Say): Row[] {
  const found = ({ line, severity, rule, message, text, hasFix }: ReportedFinding, kind: Message): Row =>
    ({ kind: speak(kind), line, severity: speak(SEVERITY_WORDS[severity]), rule, finding: speak(message), text, fix: hasFix ? speak(say('offered')) : null });
  return [
    ...groups.flatMap(({ findings }) => findings.map((finding) => found(finding, say('finding')))),
    ...suppressed.map((finding): Row => ({ ...found(finding, say('suppressed finding')), reason: finding.reason ?? speak(say('no reason given')) })),
    ...bullets.map(({ line, tag, label, text, figures, date, ageDays, state, signOff }): Row => ({
      kind: speak(say('bullet')), line, tag, label, text, figures: figures.join('; '), date, age: ageDays, state: state && speak(FRESHNESS_WORDS[state]), signOff: signOff.map(speak).join('; '),
    })),
    ...references.map(({ line, title, publisher, url, state, rules }): Row => ({ kind: speak(say('reference')), line, text: title, publisher, url, state: speak(LINK_WORDS[state ?? 'not-checked']), rule: rules.join('; ') })),
  ];
}

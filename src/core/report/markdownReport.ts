import { say, type Message } from '../model/message';
import { markdown } from './documentText';
import { reportFacts, reportParts, type ReportPart, type ReportTable } from './reportTables';
import type { ReviewReport } from './reviewReport';

type Say = (message: Message) => string;

/** The report as GitHub's Markdown. Tags stand in it without their brackets, so that the report is no briefing itself. */
export const markdownReport = (reports: readonly ReviewReport[], speak: Say): string =>
  [`# ${markdown(speak(say('Review report')))}`, ...reports.map((report) => article(report, speak))].join('\n\n') + '\n';

function article(report: ReviewReport, speak: Say): string {
  const facts = reportFacts(report, speak).map(([name, value]) => `- **${markdown(name)}**: ${markdown(value)}`).join('\n');
  return [`## ${markdown(report.title)}`, facts, ...reportParts(report, speak).map(section)].join('\n\n');
}

const section = ({ title, tables, empty }: ReportPart): string =>
  [`### ${markdown(title)}`, ...(tables.length > 0 ? tables.map((one) => `**${markdown(one.title)}**\n\n${table(one)}`) : [markdown(empty)])].join('\n\n');

function table({ head, rows }: ReportTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdown).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

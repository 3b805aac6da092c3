import { summaryOf, type FileReport } from './fileReport';
import type { Message } from '../../core/model/message';

type Say = (message: Message) => string;

/** `check --format json` (contract version 1). */
export function jsonReport(reports: readonly FileReport[], speak: Say): string {
  const files = reports.map((report) => ({
    file: report.file,
    findings: report.findings.map((finding) => ({
      rule: finding.rule, severity: finding.severity, message: speak(finding.message), ...placeOf(report, finding.range), fixable: (finding.fixes?.length ?? 0) > 0,
    })),
    summary: summaryOf(report),
  }));
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

const PAINT = { error: '\u001b[31m', warning: '\u001b[33m', info: '\u001b[36m', hint: '\u001b[90m' } as const;

/** One line a finding, as compilers print them, and a line of sums a file. */
export function textReport(reports: readonly FileReport[], speak: Say, colour: boolean): string {
  return reports.map((report) => {
    const lines = report.findings.map((finding) => {
      const { line, column } = placeOf(report, finding.range);
      const severity = colour ? `${PAINT[finding.severity]}${finding.severity}\u001b[0m` : finding.severity;
      return `${report.file}:${line}:${column}: ${severity}: ${speak(finding.message)} [${finding.rule}]`;
    });
    const { bullets, freshness: counts, references, residue } = summaryOf(report);
    const stale = counts.warn + counts.error;
    const undated = counts.undated + counts.vague + counts.invalid + counts.future;
    const sums = `${report.file}: ${bullets} bullets: ${counts.fresh} fresh, ${counts.dueSoon} due soon, ${stale} stale, ${undated} without a usable date; ${references} references, ${residue} residue; measured on ${report.today}.`;
    return [...lines, sums, ''].join('\n');
  }).join('');
}

/** GitHub workflow commands: hints are not shown there. */
export function githubReport(reports: readonly FileReport[], speak: Say): string {
  const level = { error: 'error', warning: 'warning', info: 'notice', hint: null } as const;
  return reports.flatMap((report) => report.findings.flatMap((finding) => {
    const name = level[finding.severity];
    if (name === null) return [];
    const { line, column, endLine, endColumn } = placeOf(report, finding.range);
    const properties = [`file=${escape(report.file, true)}`, `line=${line}`, `col=${column}`, `endLine=${endLine}`, `endColumn=${endColumn}`, `title=${finding.rule}`];
    return [`::${name} ${properties.join(',')}::${escape(speak(finding.message), false)}\n`];
  })).join('');
}

function escape(text: string, isProperty: boolean): string {
  const escaped = text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  return isProperty ? escaped.replace(/:/g, '%3A').replace(/,/g, '%2C') : escaped;
}

function placeOf({ briefing }: FileReport, range: { start: number; end: number }): { line: number; column: number; endLine: number; endColumn: number } {
  const start = briefing.lines.positionAt(range.start);
  const end = briefing.lines.positionAt(range.end);
  return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

import { say } from '../../core/model/message';
import { onOneLine } from '../../core/report/documentText';
import type { DueBullet, FileReport } from './fileReport';
import type { Reporter, Say } from './reporter';

export interface TextOptions {
  readonly colour: boolean;
  /** Findings and nothing else. */
  readonly quiet: boolean;
}

const PAINT = { error: '\u001b[31m', warning: '\u001b[33m', info: '\u001b[36m', hint: '\u001b[90m' } as const;

/** One line a finding, as compilers print them and the problem matcher `$briefing` reads them, then the forecast and a line of sums a file. */
export function textReport(speak: Say, { colour, quiet }: TextOptions): Reporter {
  return {
    add(report) {
      const lines = report.findings.map(({ rule, severity, message, place: { line, column } }) => {
        const word = colour ? `${PAINT[severity]}${severity}\u001b[0m` : severity;
        return `${onOneLine(report.file)}:${line}:${column}: ${word}: ${onOneLine(speak(message))} [${rule}]`;
      });
      if (!quiet) lines.push(...forecastLines(report, speak), sums(report, speak));
      return lines.map((line) => `${line}\n`).join('');
    },
    end: () => '',
  };
}

function forecastLines({ forecast, forecastBy }: FileReport, speak: Say): string[] {
  if (forecast === null || forecastBy === null) return [];
  if (forecast.length === 0) return [speak(say('By {0} no bullet goes stale.', forecastBy))];
  const heading = forecast.length === 1 ? say('By {0} one bullet goes stale:', forecastBy) : say('By {0} {1} bullets go stale:', forecastBy, forecast.length);
  return [speak(heading), ...forecast.map((due) => `  ${dueLine(due, speak)}`)];
}

const dueLine = ({ staleOn, line, tag, label }: DueBullet, speak: Say): string => onOneLine(`${staleOn}  ${speak(say('line {0}', line))}  [${tag}]${label === null ? '' : ` ${label}`}`);

function sums({ file, summary: { bullets, freshness: counts, references, residue }, today, untouched }: FileReport, speak: Say): string {
  const stale = counts.warn + counts.error;
  const undated = counts.undated + counts.vague + counts.invalid + counts.future;
  const all = say('{0} bullets: {1} fresh, {2} due soon, {3} stale, {4} without a usable date; {5} references, {6} residue; measured on {7}.', bullets, counts.fresh, counts.dueSoon, stale, undated, references, residue, today);
  const leftOut = untouched ? ` ${speak(say('Findings in untouched lines that were left out: {0}.', untouched))}` : '';
  return `${onOneLine(file)}: ${speak(all)}${leftOut}`;
}

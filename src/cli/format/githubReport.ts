import { say } from '../../core/model/message';
import type { Place } from './fileReport';
import type { Reporter, Say } from './reporter';

const LEVEL = { error: 'error', warning: 'warning', info: 'notice', hint: null } as const;

/** GitHub workflow commands. Hints are not shown there; the forecast is a notice a bullet. */
export function githubReport(speak: Say, { quiet }: { readonly quiet: boolean }): Reporter {
  return {
    add({ file, findings, forecast }) {
      const told = findings.map(({ rule, severity, message, place }) => {
        const level = LEVEL[severity];
        return level === null ? '' : command(level, file, place, rule, speak(message));
      });
      const due = quiet ? [] : (forecast ?? []).map(({ line, tag, label, staleOn }) =>
        command('notice', file, { line }, 'forecast', speak(say('Goes stale on {0}: {1}', staleOn, label === null ? `[${tag}]` : `[${tag}] ${label}`))));
      return [...told, ...due].join('');
    },
    end: () => '',
  };
}

function command(level: string, file: string, { line, column, endLine, endColumn }: Pick<Place, 'line'> & Partial<Place>, title: string, message: string): string {
  const rest = column === undefined ? '' : `,col=${column},endLine=${endLine ?? line},endColumn=${endColumn ?? column}`;
  return `::${level} file=${escape(file, true)},line=${line}${rest},title=${title}::${escape(message, false)}\n`;
}

function escape(text: string, isProperty: boolean): string {
  const escaped = text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  return isProperty ? escaped.replace(/:/g, '%3A').replace(/,/g, '%2C') : escaped;
}

import type { FileReport } from './fileReport';
import type { Reporter, Say } from './reporter';

/** `check --format json` (contract version 1); `docs/check-json.md` tells of every field. */
export function jsonReport(speak: Say): Reporter {
  let count = 0;
  const indented = (value: unknown, depth: number): string => JSON.stringify(value, null, 2).replace(/\n/g, `\n${' '.repeat(depth)}`);
  return {
    add: (report) => `${count++ === 0 ? '{\n  "version": 1,\n  "files": [' : ','}\n    ${indented(fileJson(report, speak), 4)}`,
    end: ({ failures }) => `${count === 0 ? '{\n  "version": 1,\n  "files": []' : '\n  ]'},\n  "failures": ${indented(failures.map(({ file, failure }) => ({ file, message: failure })), 2)}\n}\n`,
  };
}

function fileJson({ file, findings, summary, untouched, forecast }: FileReport, speak: Say): object {
  return {
    file,
    findings: findings.map(({ rule, severity, message, place, isFixable }) => ({ rule, severity, message: speak(message), ...place, fixable: isFixable })),
    ...(untouched === null ? {} : { untouched }),
    ...(forecast === null ? {} : { forecast }),
    summary,
  };
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from '../../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { CHINA_BRIEFING, JAPAN_BRIEFING, parseShared, RARE_EARTH_BRIEFING } from '../support/documents';

/** The day each briefing says it was made, or the last day of its month. */
const BRIEFINGS: readonly (readonly [file: string, today: string])[] = [[JAPAN_BRIEFING, '2026-01-28'], [CHINA_BRIEFING, '2026-01-31'], [RARE_EARTH_BRIEFING, '2026-01-31']];

/**
 * Every finding of the real briefings, by place alone, as the words are other people's. Each line of the lists in `golden/` was held against
 * the document when it was written; whoever changes one judges it anew.
 */
describe('the findings of the real briefings', () => {
  for (const [file, today] of BRIEFINGS) {
    it(`of ${path.basename(file)} are the ones that were judged`, function () {
      const briefing = parseShared(this as unknown as Mocha.Context, file);
      const place = (offset: number): string => {
        const { line, column } = briefing.lines.positionAt(offset);
        return `${line + 1}:${column + 1}`;
      };
      const found = runChecks(briefing, DEFAULT_CONFIGURATION, today).findings.map(({ rule, severity, range, fixes = [] }) =>
        `${place(range.start)}-${place(range.end)} ${severity} ${rule}${fixes.some(({ isSure }) => isSure) ? ' (fix)' : fixes.length > 0 ? ' (fix to be judged)' : ''}`);
      const judged = readFileSync(path.join('test', 'core', 'golden', path.basename(file).replace(/\.md$/, '.txt')), 'utf8').trimEnd().split('\n');
      assert.deepEqual(found, judged);
    });
  }
});

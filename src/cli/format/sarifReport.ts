import { RULES } from '../../core/checks/runChecks';
import { RULE_IDS, type RuleId } from '../../core/model/finding';
import { say } from '../../core/model/message';
import { version } from '../../../package.json';
import { EXIT } from '../streams';
import { artifactUri } from './artifactUri';
import type { Closing, Reporter, Say } from './reporter';
import { RULE_TEXTS } from './ruleTexts';
import type { SarifNotification, SarifRule } from './sarifLog';
import { LEVEL, MOST_RESULTS, SarifResults, sarifText } from './sarifResults';

const PROJECT = 'https://github.com/briefing-desk/briefing-desk';

/**
 * `check --format sarif`: one run of SARIF 2.1.0 within GitHub's limits, with fixes, suppressed results and fingerprints that outlive edits elsewhere.
 * Addresses are relative to `root`. The forecast is no part of it: what is not stale yet is no result.
 */
export function sarifReport(speak: Say, root: string): Reporter {
  const results = new SarifResults(root, speak);
  return {
    add(report) {
      results.add(report);
      return '';
    },
    end(closing) {
      const kept = results.all();
      const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [{
          tool: { driver: { name: 'Briefing Desk', version, semanticVersion: version, informationUri: PROJECT, rules: RULE_IDS.map((id) => ruleOf(id, speak)) } },
          originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository, or the folder that the command was called in.' } } },
          columnKind: 'utf16CodeUnits',
          newlineSequences: ['\r\n', '\n', '\r'],
          invocations: [{
            executionSuccessful: closing.exitCode !== EXIT.usage,
            exitCode: closing.exitCode,
            toolExecutionNotifications: executionNotifications(closing, results.leftOut, root, speak),
            toolConfigurationNotifications: configurationNotifications(closing, root, speak),
          }],
          results: kept,
        }],
      };
      return `${JSON.stringify(log, null, 2)}\n`;
    },
  };
}

function ruleOf(id: RuleId, speak: Say): SarifRule {
  const helpUri = `${PROJECT}/blob/main/docs/rules/${id}.md`;
  const text = { text: speak(RULE_TEXTS[id]) };
  return {
    id, shortDescription: text, fullDescription: text, help: { text: `${text.text} ${helpUri}`, markdown: `${text.text} [${id}](${helpUri})` }, helpUri,
    defaultConfiguration: { level: LEVEL[RULES.find((rule) => rule.id === id)?.defaultSeverity ?? 'warning'] },
  };
}

function executionNotifications({ failures }: Closing, leftOut: number, root: string, speak: Say): SarifNotification[] {
  const unread = failures.map(({ file, failure }): SarifNotification => (
    { level: 'error', message: sarifText(failure), locations: [{ physicalLocation: { artifactLocation: artifactUri(file, root), region: { startLine: 1 } } }] }));
  if (leftOut === 0) return unread;
  return [...unread, { level: 'warning', message: sarifText(speak(say('There are more findings than the {0} that a run may hold: {1} of the least severe were left out.', MOST_RESULTS, leftOut))) }];
}

const configurationNotifications = ({ mistakes }: Closing, root: string, speak: Say): SarifNotification[] => mistakes.map(({ file, line, column, message }) => (
  { level: 'error', message: sarifText(speak(message)), locations: [{ physicalLocation: { artifactLocation: artifactUri(file, root), region: { startLine: line, startColumn: column } } }] }));

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from '../../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../src/core/config/configuration';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { citedUrls } from '../../src/core/links/citedUrls';
import type { Evidence, LinkState } from '../../src/core/model/evidence';
import { RULE_IDS, type RuleId } from '../../src/core/model/finding';
import { say } from '../../src/core/model/message';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { CATALOGUE } from '../../src/core/sources/catalogue/catalogue';

const TODAY = '2026-11-23';

/** What a visit of the page's wrong example would have learned. */
const STATES: Partial<Readonly<Record<RuleId, LinkState>>> = { 'dead-link': 'dead', 'suspected-link': 'suspected', 'refused-link': 'refused', 'moved-link': 'moved' };

const read = (file: string): string => readFileSync(file, 'utf8');

/** The first fenced block below a heading. */
function example(page: string, heading: string): string {
  const found = new RegExp(`^## ${heading}\\n\\n\`\`\`markdown\\n(.*?)^\`\`\``, 'ms').exec(page)?.[1];
  assert.ok(found, heading);
  return found;
}

/** What a page says a team may configure, but for severities and thresholds, which its examples are not about. */
function configurationOf(page: string): Configuration {
  const publishers = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].flatMap(([, yaml = '']) => readConfiguration(yaml).configuration.publishers);
  return { ...DEFAULT_CONFIGURATION, publishers };
}

function rulesBrokenBy(text: string, state: LinkState, configuration: Configuration): RuleId[] {
  const briefing = parseBriefing(text);
  const evidence = citedUrls(briefing).map(({ url }): [string, Evidence] => [url, { url, state, reason: say('seen'), status: null, finalUrl: null, attempts: 1, checkedAt: 0 }]);
  return [...new Set(runChecks(briefing, configuration, TODAY, new Map(evidence)).findings.map((finding) => finding.rule))];
}

/** A source is shown without the lines around it. */
const asConfiguration = (yaml: string): string => (/^[a-z_]+:/m.test(yaml) && !/^ {2}[\w-]+:\n {4}/.test(yaml) ? yaml : `sources:\n${yaml}`);

describe('documentation', () => {
  const pages = [...readdirSync('docs/rules').map((file) => path.join('docs', 'rules', file)), ...readdirSync('docs').map((file) => path.join('docs', file)), 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
    .filter((file) => file.endsWith('.md') && existsSync(file));

  for (const rule of RULE_IDS) {
    it(`shows what ${rule} reports and what it does not`, () => {
      const page = read(`docs/rules/${rule}.md`);
      assert.deepEqual(rulesBrokenBy(example(page, 'Wrong'), STATES[rule] ?? 'alive', configurationOf(page)), [rule]);
      assert.deepEqual(rulesBrokenBy(example(page, 'Right'), 'alive', configurationOf(page)), []);
    });
  }

  it('shows configuration that is valid', () => {
    for (const file of pages) {
      // An example may go over one that the page shows before it.
      let inForce: Configuration = { ...DEFAULT_CONFIGURATION, sources: CATALOGUE };
      for (const [, yaml = ''] of read(file).matchAll(/^```yaml\n(.*?)^```/gms)) {
        const { configuration, problems } = readConfiguration(asConfiguration(yaml), 'file', inForce);
        assert.deepEqual(problems.map((problem) => problem.message), [], `${file}:\n${yaml}`);
        inForce = configuration;
      }
    }
  });

  it('links to files that exist', () => {
    for (const file of pages) {
      for (const [, target = ''] of read(file).replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '').matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)) {
        assert.ok(existsSync(path.join(path.dirname(file), target)), `${file}: ${target}`);
      }
    }
  });
});

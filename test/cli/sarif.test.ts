import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { RULE_IDS, type Severity } from '../../src/core/model/finding';
import { say } from '../../src/core/model/message';
import { artifactUri } from '../../src/cli/format/artifactUri';
import type { FileReport, ReportedFinding } from '../../src/cli/format/fileReport';
import type { Closing } from '../../src/cli/format/reporter';
import { sarifReport } from '../../src/cli/format/sarifReport';
import { call, temporaryFolder } from '../support/commandLine';
import { exampleText, sharedFiles, sharedText } from '../support/documents';

interface Location {
  readonly message?: { readonly text: string };
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region: Readonly<Record<string, number>> };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly { readonly deletedRegion: object; readonly insertedContent?: { readonly text: string } }[] }[] }[];
  readonly suppressions?: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string; readonly helpUri: string }[] } };
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly exitCode: number; readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[]; readonly toolConfigurationNotifications: readonly object[] }[];
  readonly columnKind: string;
  readonly results: readonly Result[];
}

// One of the schema's patterns has a bracket too many, which only plain expressions let pass.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const isValid = ajv.compile(schema);

/** The one run of a log that the official schema takes. */
function runOf(out: string): Run {
  const log = JSON.parse(out) as { runs: Run[] };
  assert.ok(isValid(log), JSON.stringify(isValid.errors?.slice(0, 5), null, 2));
  assert.equal(log.runs.length, 1);
  return log.runs[0] as Run;
}

const PLACE = { line: 1, column: 1, endLine: 1, endColumn: 2 };
const finding = (of: Partial<ReportedFinding>): ReportedFinding => ({ rule: 'stale-data', severity: 'warning', message: say('x'), place: PLACE, isFixable: false, related: [], fixes: [], fingerprint: 'f:1', ...of });
const report = (of: Partial<FileReport>): FileReport => ({
  file: 'a.md', today: '2026-01-28', findings: [], suppressed: [], untouched: null, forecastBy: null, forecast: null, mistakes: [],
  summary: { bullets: 0, tagged: {}, freshness: { fresh: 0, dueSoon: 0, warn: 0, error: 0, undated: 0, vague: 0, invalid: 0, future: 0, optedOut: 0 }, references: 0, residue: 0 }, ...of,
});
const CLOSING: Closing = { failures: [], mistakes: [], exitCode: 0 };
const logOf = (reports: readonly FileReport[], closing: Partial<Closing> = {}): Run => {
  const reporter = sarifReport(({ text }) => text, path.resolve('.'));
  return runOf(`${reports.map((one) => reporter.add(one)).join('')}${reporter.end({ ...CLOSING, ...closing })}`);
};

describe('check --format sarif', () => {
  const { at } = temporaryFolder();
  const sarif = async (text: string, ...argv: string[]): Promise<Run> => {
    writeFileSync(at('a.md'), text);
    return runOf((await call(['check', at('a.md'), '--format', 'sarif', '--as-of', '2026-01-28', ...argv])).out);
  };

  it('tells of each finding as the official schema has it', async () => {
    const run = await sarif('- [REALTIME] a: 1 (Jan 20, 2026, Reuters)\n- [REALTME] b\n\n## Sources\n- One title - https://a.example/1\n- One title - https://a.example/1\n');
    const stale = run.results.find(({ ruleId }) => ruleId === 'stale-data');
    assert.deepEqual([stale?.level, stale?.message.text], ['error', 'Stale: a (Jan 20, 2026) is 8 days old on 2026-01-28; REALTIME allows 3.']);
    assert.deepEqual(stale?.locations[0]?.physicalLocation.region, { startLine: 1, startColumn: 20, endLine: 1, endColumn: 32 });
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.ok(run.results.every((result) => run.tool.driver.rules[result.ruleIndex]?.id === result.ruleId));
    assert.ok(run.results.some(({ relatedLocations }) => relatedLocations?.[0]?.message?.text));
    assert.deepEqual(run.invocations[0], { executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [], toolConfigurationNotifications: [] });
  });

  it('describes every rule, with its page', () => {
    const { rules } = logOf([]).tool.driver;
    assert.deepEqual(rules.map(({ id }) => id), RULE_IDS);
    for (const { id, helpUri } of rules) assert.equal(helpUri, `https://github.com/briefing-desk/briefing-desk/blob/main/docs/rules/${id}.md`);
  });

  it('is valid for real briefings, in both languages', async function () {
    for (const text of [exampleText(), '', ...sharedFiles(this, 'briefings').map((file) => sharedText(this, file))]) {
      for (const LANG of ['C', 'ja_JP.UTF-8']) {
        const { out } = await call(['check', '-', '--format', 'sarif'], { stdin: text, env: { LANG } });
        assert.ok(runOf(out).results.every(({ locations: [place] }) => place?.physicalLocation.artifactLocation.uri === 'stdin'));
      }
    }
  });

  it('says what could not be read and what is wrong in a configuration', async () => {
    writeFileSync(at('.briefing.yml'), 'as_of: never\n');
    writeFileSync(at('a.md'), '- [DAILY] x');
    const { code, out } = await call(['check', at('a.md'), at('none.md'), '--format', 'sarif']);
    const [invocation] = runOf(out).invocations;
    assert.equal(code, 3);
    assert.deepEqual([invocation?.executionSuccessful, invocation?.exitCode, invocation?.toolExecutionNotifications.length, invocation?.toolConfigurationNotifications.length], [false, 3, 1, 1]);
  });

  it('names files as GitHub looks for them', () => {
    const root = path.resolve('root');
    const named = (file: string): object => artifactUri(path.join(root, file), root);
    assert.deepEqual(named('a.md'), { uri: 'a.md', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(named('資料/a b#1%.md'), { uri: '%E8%B3%87%E6%96%99/a%20b%231%25.md', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(named('..a/b:c?.md'), { uri: '..a/b%3Ac%3F.md', uriBaseId: '%SRCROOT%' });
    assert.match((named('../b c.md') as { uri: string }).uri, /^file:\/\/\/.*\/b%20c\.md$/);
  });

  it('carries sure fixes, related places and what is suppressed', () => {
    const place = { line: 2, column: 3, endLine: 2, endColumn: 5 };
    const fixes = [{ title: say('Cut'), edits: [{ place, text: '' }, { place: PLACE, text: 'b' }] }];
    // The schema wants no two alike.
    const many = Array.from({ length: 1_001 }, (_, index) => ({ message: say('there'), place: { ...place, line: index + 1, endLine: index + 1 } })).flatMap((one) => [one, one]);
    const run = logOf([report({ findings: [finding({ fixes, related: many })], suppressed: [{ finding: finding({}), reason: 'agreed' }, { finding: finding({}), reason: null }] })]);
    const region = { startLine: 2, startColumn: 3, endLine: 2, endColumn: 5 };
    assert.deepEqual(run.results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements, [{ deletedRegion: region }, { deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 }, insertedContent: { text: 'b' } }]);
    assert.equal(run.results[0]?.relatedLocations?.length, 1_000);
    assert.deepEqual(run.results.slice(1).map(({ suppressions }) => suppressions), [[{ kind: 'inSource', justification: 'agreed' }], [{ kind: 'inSource' }]]);
  });

  it('stays within the limits: the least severe are left out, and it says how many', () => {
    const severities: Severity[] = ['hint', 'info', 'error', 'warning'];
    const findings = Array.from({ length: 9_000 }, (_, index) => finding({ severity: severities[index % 4] ?? 'hint', place: { ...PLACE, line: index + 1 } }));
    const reporter = sarifReport(({ text, args }) => text.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])), '.');
    for (let file = 0; file < 7; file++) reporter.add(report({ file: `${file}.md`, findings, suppressed: [{ finding: finding({}), reason: null }] }));
    const run = JSON.parse(reporter.end(CLOSING)) as { runs: Run[] };
    const { results = [], invocations } = run.runs[0] ?? {};
    const count = (level: string): number => results.filter((result) => result.level === level).length;
    assert.deepEqual([results.length, count('error'), count('warning'), count('note')], [25_000, 15_750, 9_250, 0]);
    assert.match(invocations?.[0]?.toolExecutionNotifications[0]?.message.text ?? '', /25000.* 38007 of the least severe were left out/);
    // Of equal ones the last go.
    assert.equal(results.filter(({ level, locations: [place] }) => level === 'warning' && place?.physicalLocation.artifactLocation.uri.startsWith('6')).length, 0);
  });

  it('cuts no character in two', () => {
    const [result] = logOf([report({ findings: [finding({ message: say(`${'x'.repeat(998)}😀😀`) })] })]).results;
    assert.equal(result?.message.text, `${'x'.repeat(998)}…`);
  });

  describe('fingerprints', () => {
    const TEXT = '# Port notes\n\n- [REALTIME] Queue: 12 ships (Jan 20, 2026, Quay Post)\n- [DAILY] 待機船: 12社（2026年1月3日、港湾新聞）\n  - [DAILY] Bunker price (recent, Quay Post)\n\n## Sources\n\n1. Untold - https://quay.example/1\n2. None - https://quay.example/2\n';
    const marks = async (text: string, day = '2026-01-28'): Promise<string[]> => (await sarif(text, '--as-of', day)).results.map(({ partialFingerprints }) => partialFingerprints['briefingFinding/v1'] ?? '');

    it('outlive edits elsewhere, moves, indentation, refreshed figures and the passing of days', async () => {
      const before = await marks(TEXT);
      assert.ok(before.length >= 4 && before.every((mark) => /^[0-9a-f]{32}:\d+$/.test(mark)) && new Set(before).size === before.length, before.join());
      const edits: Readonly<Record<string, string>> = {
        'lines above': TEXT.replace('# Port notes\n', '# Port notes\n\nA paragraph of its own.\n\nAnother.\n'),
        indentation: TEXT.replace(/^(\s*)- /gm, '$1-   ').replace('  -', '    -'),
        'carriage returns': TEXT.replace(/\n/g, '\r\n'),
        'lone returns': TEXT.replace(/\n/g, '\r'),
        'a byte order mark': `\uFEFF${TEXT}`,
        'another figure and date': TEXT.replace('12 ships (Jan 20', '14 ships (Jan 21').replace('12社（2026年1月3日', '14社（2026年1月4日'),
        'another bullet': TEXT.replace('\n- [DAILY] 待', '\n- Anchorage closed for a day.\n- [DAILY] 待'),
        'another number in the list': TEXT.replace('1. Untold', '3. Untold').replace('2. None', '4. None'),
      };
      for (const [name, text] of Object.entries(edits)) assert.deepEqual(await marks(text), before, name);
      assert.deepEqual(await marks(TEXT, '2026-03-30'), before, 'two months');
    });

    it('differ where the words, the rule or the file differ, and number what is equal', async () => {
      const [mark = ''] = await marks('- [REALTIME] Queue: 12 ships (Jan 20, 2026, Quay Post)\n');
      assert.deepEqual(await marks('- [REALTIME] Queue: 12 ships (Jan 20, 2026, Quay Post)\n- [REALTIME] Queue: 13 ships (Jan 19, 2026, Quay Post)\n').then((all) => all.filter((one) => one.startsWith(mark.slice(0, 32)))), [mark, `${mark.slice(0, 32)}:2`]);
      assert.ok(!(await marks('- [REALTIME] Line: 12 ships (Jan 20, 2026, Quay Post)\n')).includes(mark));
    });

  });
});

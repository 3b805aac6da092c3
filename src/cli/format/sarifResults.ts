import { RULE_IDS, type Severity } from '../../core/model/finding';
import { artifactUri } from './artifactUri';
import type { FileReport, Place, ReportedFinding } from './fileReport';
import type { Say } from './reporter';
import type { SarifLevel, SarifLocation, SarifRegion, SarifResult, SarifText } from './sarifLog';

/** GitHub's limits for a run: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
export const MOST_RESULTS = 25_000;
const MOST_LOCATIONS = 1_000;
/** Longer texts are cut; a hostile document could have a message of any length. */
const LONGEST_TEXT = 1_000;

export const LEVEL: Readonly<Record<Severity, SarifLevel>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };
const WEIGHT: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** The text, cut where it is too long, and never inside a character. */
export function sarifText(text: string): SarifText {
  return { text: text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…` };
}

/** Gathers results up to the limit: the least severe are left out, of equal ones the last; suppressed ones go first of all. */
export class SarifResults {
  /** How many were left out. */
  leftOut = 0;
  private kept: { readonly weight: number; readonly result: SarifResult }[] = [];

  constructor(private readonly root: string, private readonly speak: Say) {}

  add({ file, findings, suppressed }: FileReport): void {
    for (const finding of findings) this.kept.push({ weight: WEIGHT[finding.severity], result: this.resultOf(file, finding) });
    for (const { finding, reason } of suppressed) {
      const suppression = { kind: 'inSource' as const, ...(reason === null ? {} : { justification: sarifText(reason).text }) };
      this.kept.push({ weight: -1, result: { ...this.resultOf(file, finding), suppressions: [suppression] } });
    }
    if (this.kept.length >= 2 * MOST_RESULTS) this.leaveOutLeast();
  }

  /** In the order in which they were added. */
  all(): SarifResult[] {
    this.leaveOutLeast();
    return this.kept.map(({ result }) => result);
  }

  private leaveOutLeast(): void {
    const tooMany = this.kept.length - MOST_RESULTS;
    if (tooMany <= 0) return;
    const least = this.kept.map(({ weight }, index) => ({ weight, index })).sort((left, right) => left.weight - right.weight || right.index - left.index).slice(0, tooMany);
    const out = new Set(least.map(({ index }) => index));
    this.kept = this.kept.filter((_, index) => !out.has(index));
    this.leftOut += tooMany;
  }

  private resultOf(file: string, { rule, severity, message, place, related, fixes, fingerprint }: ReportedFinding): SarifResult {
    const artifactLocation = artifactUri(file, this.root);
    const at = (where: Place): SarifLocation => ({ physicalLocation: { artifactLocation, region: regionOf(where) } });
    return {
      ruleId: rule, ruleIndex: RULE_IDS.indexOf(rule), level: LEVEL[severity], message: sarifText(this.speak(message)), locations: [at(place)],
      ...(related.length === 0 ? {} : { relatedLocations: distinct(related.map((one) => ({ message: sarifText(this.speak(one.message)), ...at(one.place) }))).slice(0, MOST_LOCATIONS) }),
      ...(fixes.length === 0 ? {} : {
        fixes: distinct(fixes.map(({ title, edits }) => ({
          description: sarifText(this.speak(title)),
          artifactChanges: [{ artifactLocation, replacements: edits.map((edit) => ({ deletedRegion: regionOf(edit.place), ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }) })) }] as const,
        }))),
      }),
      ...(fingerprint === null ? {} : { partialFingerprints: { 'briefingFinding/v1': fingerprint } }),
    };
  }
}

const regionOf = ({ line, column, endLine, endColumn }: Place): SarifRegion => ({ startLine: line, startColumn: column, endLine, endColumn });

/** The schema wants no two alike in a list. */
const distinct = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];

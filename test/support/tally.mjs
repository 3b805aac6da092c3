/** Passed and failed over all stages of a run. */
export class Tally {
  passed = 0;
  failed = 0;
  /** @type {string[]} */
  skipped = [];
  /** @type {string[]} */
  failures = [];

  /** Counts a step that passes or fails as a whole as one test. */
  addStep(/** @type {string} */ name, /** @type {boolean} */ passed) {
    if (passed) this.passed += 1;
    else this.fail(name);
  }

  /**
   * Counts a suite by what it wrote down. A suite that ended badly without a failing test, wrote nothing or ran nothing is one failure.
   * @param {string} name
   * @param {import('./resultsReporter.cjs').TestResults | undefined} results
   * @param {boolean} endedWell
   */
  addSuite(name, results, endedWell) {
    if (results === undefined) {
      this.fail(`${name}: ended without results`);
      return;
    }
    this.passed += results.passed;
    this.skipped.push(...results.skipped);
    for (const failure of results.failures) this.fail(`${name}: ${failure.title}`);
    if (results.failures.length > 0) return;
    if (!endedWell) this.fail(`${name}: crashed`);
    else if (results.passed === 0) this.fail(`${name}: no test ran`);
  }

  fail(/** @type {string} */ what) {
    this.failed += 1;
    this.failures.push(what);
  }

  /** The whole outcome; the last line is the one that machines read. */
  summary() {
    const list = (/** @type {string} */ title, /** @type {string[]} */ lines) => (lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)]);
    return [...list('Skipped', this.skipped), ...list('Failed', this.failures), `${this.passed} passed, ${this.failed} failed`].join('\n');
  }
}

// Mocha's usual report for people, and its outcome as JSON in the file that the environment variable BRIEFING_TEST_RESULTS names.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/**
 * @typedef {object} TestResults
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped full titles
 * @property {{ title: string, message: string }[]} failures
 */

module.exports = class ResultsReporter extends reporters.Spec {
  constructor(/** @type {import('mocha').Runner} */ runner, /** @type {import('mocha').MochaOptions} */ options) {
    super(runner, options);
    /** @type {TestResults} */
    const results = { passed: 0, failed: 0, skipped: [], failures: [] };
    runner.on('pass', () => (results.passed += 1));
    runner.on('pending', (test) => results.skipped.push(test.fullTitle()));
    runner.on('fail', (test, error) => {
      results.failed += 1;
      results.failures.push({ title: test.fullTitle(), message: String(error?.stack ?? error) });
    });
    runner.once('end', () => {
      const file = process.env.BRIEFING_TEST_RESULTS;
      if (file) writeFileSync(file, JSON.stringify(results));
    });
  }
};

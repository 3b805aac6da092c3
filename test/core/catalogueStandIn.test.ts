import assert from 'node:assert/strict';
import { AxiosHttpClient } from '../../src/adapters/axiosHttpClient';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { isFailure } from '../../src/core/model/observation';
import { render } from '../../src/core/model/message';
import { CATALOGUE } from '../../src/core/sources/catalogue/catalogue';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { testSource } from '../../src/core/sources/testSource';
import { startCatalogueStandIn, STAND_IN_VALUES, type CatalogueStandIn } from '../support/catalogueStandIn';

/** A Friday, the first of a month, and the first days of a year. */
const DAYS = ['2026-11-27', '2026-12-01', '2027-01-02'];

for (const today of DAYS) {
  describe(`the publishers' stand-in on ${today}`, () => {
    let standIn: CatalogueStandIn;
    const client = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });
    const ports = { http: client, clock: { now: () => Date.parse(`${today}T04:00:00Z`), timeZone: 'UTC' }, timers: { delay: () => Promise.resolve() }, random: () => 0.5, secrets: { get: () => Promise.resolve({ value: 'a-key', hosts: null }) } };
    const limits = { concurrency: 8, perHost: 8 };
    before(async () => void (standIn = await startCatalogueStandIn({ today: () => today })));
    after(async () => {
      client.dispose();
      await standIn.close();
    });

    it('gives every figure of the catalogue', async () => {
      const sources = CATALOGUE.filter((source) => source.extract?.format !== 'feed').map((source) => ({ ...standIn.rewrite(source), enabled: true }));
      const results = await fetchSources(sources, ports, { ...limits, known: sources });
      assert.deepEqual(results.flatMap((result) => (isFailure(result) ? [render(result.message)] : [])), []);
      const values = Object.fromEntries(results.flatMap((result) => (isFailure(result) ? [] : [[result.sourceId, Number(result.value.toPrecision(6))]])));
      for (const [id, value] of Object.entries(STAND_IN_VALUES)) assert.equal(values[id], Number(value.toPrecision(6)), id);
      for (const result of results) if (!isFailure(result) && result.asOf !== null) assert.ok(result.asOf < today, result.sourceId);
      // Sources that read one file share its request.
      assert.equal(standIn.seen.filter((one) => one.includes('/interest_rate/jgbcme.csv')).length, 1);
    });

    for (const source of CATALOGUE.filter((one) => one.extract?.format === 'feed')) {
      it(`gives headlines of ${source.id}`, async () => {
        const { result } = await testSource(standIn.rewrite(source), ports, { ...limits, query: '日銀 利上げ' });
        assert.ok('headlines' in result, JSON.stringify(result));
        assert.deepEqual(result.headlines.map(({ title }) => title), ['An announcement made up for a test, 1', 'An announcement made up for a test, 3']);
      });
    }
  });
}

describe('the stand-in as a .briefing.yml', () => {
  it('leads every built-in source there and turns on those that are off', async () => {
    const standIn = await startCatalogueStandIn();
    try {
      const { configuration, problems } = readConfiguration(standIn.configuration(['nikkei-per']), 'file', { ...DEFAULT_CONFIGURATION, sources: CATALOGUE });
      assert.deepEqual(problems, []);
      assert.equal(configuration.sources.length, CATALOGUE.length);
      for (const source of configuration.sources) {
        const builtIn = CATALOGUE.find(({ id }) => id === source.id);
        assert.deepEqual({ ...source, origin: 'built-in' }, { ...(builtIn && standIn.rewrite(builtIn)), enabled: builtIn?.enabled || source.id === 'nikkei-per' });
      }
    } finally {
      await standIn.close();
    }
  });
});

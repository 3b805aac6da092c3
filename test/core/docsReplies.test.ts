import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { DATE_FORMATS, EXTRACT_FORMATS } from '../../src/core/config/configuration';
import { asOfText } from '../../src/core/model/observation';
import { isFault } from '../../src/core/sources/fault';
import { parseSourceDate } from '../../src/core/sources/parseSourceDate';
import { readReply } from '../../src/core/sources/readReply';
import { NOW, replyOf } from '../support/replies';

const page = readFileSync('docs/sources.md', 'utf8');
const part = page.slice(page.indexOf('## Reading a reply'), page.indexOf('### Plain units'));

describe('examples of replies in the documentation', () => {
  const examples = [...part.matchAll(/^```(?:json|text|xml|html)\n(.*?)^```\n(?:\nis read with\n)?\n```yaml\n(.*?)^```\n\nThis gives (\S+) as of (\d{4}(?:-[\dQ]+)*)/gms)];

  it('are there for every format that is text', () => {
    const formats = new Set(examples.map(([, , yaml]) => /format: (\w+)/.exec(yaml ?? '')?.[1]));
    assert.deepEqual(EXTRACT_FORMATS.filter((format) => !formats.has(format)), ['xlsx']);
  });

  for (const [, reply = '', yaml = '', value = '', asOf = ''] of examples) {
    it(`read as they say: ${/^ {2}([\w-]+):/m.exec(yaml)?.[1]}`, () => {
      const { configuration, problems } = readConfiguration(yaml);
      assert.deepEqual(problems, []);
      const source = configuration.sources.find(({ origin }) => origin === 'file');
      assert.ok(source?.extract);
      // The example is text here, whatever its bytes would be.
      const reading = readReply({ ...source, extract: { ...source.extract, encoding: null } }, replyOf(reply), { now: NOW, linkDate: null });
      assert.ok(!isFault(reading), JSON.stringify(reading));
      assert.deepEqual([String(reading.newest.value), asOfText(reading.newest)], [value, asOf]);
    });
  }

  it('show dates that the formats read', () => {
    const rows = [...part.matchAll(/^\| (`[^|]+`) \| ([^|]+) \|[^|]*\|$/gm)].filter(([, name]) => name !== '`date_format`');
    const named = rows.flatMap(([, names = '']) => [...names.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
    assert.deepEqual([...named].sort(), [...DATE_FORMATS].sort());
    for (const [, names = '', dates = ''] of rows) {
      const format = DATE_FORMATS.find((one) => names.startsWith(`\`${one}\``));
      assert.ok(format);
      for (const [, date] of dates.matchAll(/`([^`]+)`/g)) assert.ok(parseSourceDate(date, format), `${date} as ${format}`);
    }
  });
});

import assert from 'node:assert/strict';
import path from 'node:path';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { ConfigurationLoader, type LoadedConfiguration } from '../../src/core/config/configurationLoader';
import { readConfiguration } from '../../src/core/config/readConfiguration';
import { render } from '../../src/core/model/message';
import { sliceOf } from '../../src/core/model/range';
import { sourceOf } from '../support/sources';

interface Tree {
  readonly loader: ConfigurationLoader;
  /** Files in the order in which they were asked for. */
  readonly asked: string[];
  readonly files: Record<string, string>;
}

function tree(files: Record<string, string>): Tree {
  const asked: string[] = [];
  const loader = new ConfigurationLoader({
    files: {
      read: async (file) => {
        asked.push(file);
        return files[file] ?? null;
      },
      parent: (of) => (of === '/' ? null : path.posix.dirname(of)),
      resolve: (folder, name) => path.posix.resolve(folder, name),
    },
    read: async (...of) => readConfiguration(...of),
    base: async () => ({ ...DEFAULT_CONFIGURATION, sources: [sourceOf({ id: 'built-in', origin: 'built-in' })] }),
  });
  return { loader, asked, files };
}

const source = (id: string, more = ''): string => `${id}: { request: { url: "https://${id}.example" }, extract: { format: json, value: $.v, date: $.d }${more} }`;
const ids = ({ configuration }: LoadedConfiguration): string[] => configuration.sources.map(({ id }) => id);
const told = ({ layers }: LoadedConfiguration): string[] => layers.flatMap(({ file, text, problems }) => problems.map(({ range, message }) => `${file} ${sliceOf(text, range)} | ${render(message)}`));
const load = (files: Record<string, string>, folder = '/a/b'): Promise<LoadedConfiguration> => tree(files).loader.in(folder);

describe('every .briefing.yml up the tree', () => {
  it('counts, the nearest before the others', async () => {
    const loaded = await load({
      '/.briefing.yml': `as_of: document\nrules: { vague-date: off, stale-data: info }\nsources: { ${source('x')}, ${source('y')} }`,
      '/a/.briefing.yml': 'rules: { vague-date: hint }\nsources: { x: { title: X }, built-in: null }',
      '/a/b/.briefing.yml': 'sources: { y: null }',
      '/a/c/.briefing.yml': 'as_of: today',
    });
    assert.deepEqual(told(loaded), []);
    assert.equal(loaded.file, '/a/b/.briefing.yml');
    assert.deepEqual(loaded.layers.map(({ file }) => file), ['/.briefing.yml', '/a/.briefing.yml', '/a/b/.briefing.yml']);
    assert.deepEqual([loaded.configuration.asOf, [...loaded.configuration.rules], loaded.configuration.sources.map(({ title }) => title)], ['document', [['vague-date', 'hint'], ['stale-data', 'info']], ['X']]);
  });

  it('is the defaults and the built-in sources where there is none', async () => {
    const loaded = await load({});
    assert.deepEqual([loaded.file, loaded.layers, ids(loaded)], [null, [], ['built-in']]);
  });

  it('has each mistake once, in its own file, and a source with one stays out of force below', async () => {
    const loaded = await load({ '/.briefing.yml': `colour: red\nsources: { ${source('x', ', ttl: soon')} }`, '/a/.briefing.yml': 'sources: { x: { enabled: true } }', '/a/b/.briefing.yml': 'as_of: never' });
    assert.deepEqual(told(loaded).map((one) => one.replace(/ \|.*/, '')), ['/.briefing.yml colour', '/.briefing.yml soon', '/a/b/.briefing.yml never']);
    assert.deepEqual(ids(loaded), ['built-in']);
  });

  it('is read once for all folders, and anew when it changed', async () => {
    const { loader, asked, files } = tree({ '/.briefing.yml': 'as_of: document', '/a/.briefing.yml': 'extends: team.yml', '/a/team.yml': 'rules: { vague-date: off }' });
    await Promise.all([loader.in('/a/b'), loader.in('/a/c'), loader.in('/a')]);
    assert.deepEqual(asked.sort(), ['/.briefing.yml', '/a/.briefing.yml', '/a/b/.briefing.yml', '/a/c/.briefing.yml', '/a/team.yml']);
    assert.deepEqual([loader.knows('/a/team.yml'), loader.knows('/a/b/.briefing.yml'), loader.knows('/b/.briefing.yml')], [true, true, false]);
    files['/a/team.yml'] = 'rules: { vague-date: hint }';
    loader.forget('/a/team.yml');
    assert.equal((await loader.in('/a/b')).configuration.rules.get('vague-date'), 'hint');
    assert.equal(asked.length, 6);
  });

  it('may be read with another text than is stored', async () => {
    const { loader } = tree({ '/.briefing.yml': 'as_of: document', '/a/.briefing.yml': 'rules: { vague-date: off }' });
    const { configuration, file } = await loader.with('/a/.briefing.yml', 'rules: { stale-data: hint }');
    assert.deepEqual([file, configuration.asOf, [...configuration.rules]], ['/a/.briefing.yml', 'document', [['stale-data', 'hint']]]);
    const alone = await loader.alone('/a/.briefing.yml', '');
    assert.deepEqual([alone.configuration.asOf, alone.layers.length], ['today', 1]);
  });
});

describe('extends', () => {
  it('reads other files before the keys of its own', async () => {
    const loaded = await load({
      '/team/all.yml': `extends: deep/er.yml\nrules: { vague-date: off }\nsources: { ${source('t')} }`, '/team/deep/er.yml': `extends: ["../more.yml"]\nsources: { ${source('e')} }\ntime_zone: Asia/Tokyo`, '/team/more.yml': 'as_of: document\nrules: { stale-data: off }',
      '/a/b/.briefing.yml': 'rules: { vague-date: error }\nextends: [../../team/all.yml, ./own.yml]\nsources: { t: { title: Ours } }', '/a/b/own.yml': 'time_zone: Europe/Paris',
    });
    assert.deepEqual(told(loaded), []);
    assert.deepEqual(loaded.layers.map(({ file }) => file), ['/team/more.yml', '/team/deep/er.yml', '/team/all.yml', '/a/b/own.yml', '/a/b/.briefing.yml']);
    const { configuration } = loaded;
    assert.deepEqual([configuration.asOf, configuration.timeZone, [...configuration.rules]], ['document', 'Europe/Paris', [['stale-data', 'off'], ['vague-date', 'error']]]);
    assert.deepEqual(configuration.sources.map(({ id, title }) => [id, title]), [['built-in', 'built-in'], ['e', 'e'], ['t', 'Ours']]);
  });

  it('goes over the folders above, and below the file that says it', async () => {
    const loaded = await load({ '/.briefing.yml': 'time_zone: Asia/Tokyo\nas_of: document', '/a/b/.briefing.yml': 'extends: x.yml\nas_of: today', '/a/b/x.yml': 'time_zone: UTC\nas_of: document' });
    assert.deepEqual([loaded.configuration.timeZone, loaded.configuration.asOf], ['UTC', 'today']);
  });

  it('keeps a source out of force that has a mistake in an extended file', async () => {
    const loaded = await load({ '/.briefing.yml': 'extends: a.yml\nsources: { x: { title: X } }', '/a.yml': `sources: { ${source('x', ', ttl: soon')} }` }, '/');
    assert.deepEqual([ids(loaded), told(loaded).map((one) => one.replace(/ \|.*/, ''))], [['built-in'], ['/a.yml soon']]);
  });

  it('reads a file once, however many extend it', async () => {
    const { loader, asked } = tree({ '/.briefing.yml': 'extends: [a.yml, b.yml, .briefing.base.yml]', '/a.yml': 'extends: c.yml', '/b.yml': 'extends: c.yml\ncolour: 1', '/c.yml': 'colour: 2', '/.briefing.base.yml': 'extends: a.yml' });
    const loaded = await loader.in('/');
    assert.deepEqual(told(loaded).map((one) => one.replace(/ \|.*/, '')), ['/c.yml colour', '/b.yml colour']);
    assert.deepEqual(asked.sort(), ['/.briefing.base.yml', '/.briefing.yml', '/a.yml', '/b.yml', '/c.yml']);
  });

  it('lets a folder above extend the file of a folder below, which still has the last word there', async () => {
    const loaded = await load({ '/.briefing.yml': 'extends: a/.briefing.yml\nas_of: today', '/a/.briefing.yml': 'as_of: document' }, '/a');
    assert.deepEqual([loaded.configuration.asOf, loaded.layers.map(({ file }) => file)], ['document', ['/.briefing.yml', '/a/.briefing.yml']]);
  });

  it('says what is wrong where it stands, and goes on', async () => {
    const loaded = await load({
      '/a/b/.briefing.yml': 'extends: [none.yml, loop.yml, "https://team.example/x.yml", ./.briefing.yml, 5]\nas_of: document', '/a/b/loop.yml': 'extends: back.yml\nrules: { vague-date: off }', '/a/b/back.yml': 'extends: loop.yml',
    });
    assert.deepEqual(told(loaded), [
      '/a/b/back.yml loop.yml | extends: "loop.yml" leads back to this file.',
      '/a/b/.briefing.yml none.yml | extends: there is no file "none.yml" that can be read.',
      '/a/b/.briefing.yml "https://team.example/x.yml" | extends: "https://team.example/x.yml" is an address. Only files can be extended.',
      '/a/b/.briefing.yml ./.briefing.yml | extends: "./.briefing.yml" leads back to this file.',
      '/a/b/.briefing.yml 5 | extends: there is no file "5" that can be read.',
    ]);
    assert.deepEqual([loaded.configuration.asOf, loaded.configuration.rules.get('vague-date')], ['document', 'off']);
  });

  it('ends after eight files', async () => {
    const files: Record<string, string> = { '/.briefing.yml': 'extends: f1.yml' };
    for (let level = 1; level <= 12; level++) files[`/f${level}.yml`] = `extends: f${level + 1}.yml`;
    const loaded = await load(files, '/');
    assert.deepEqual(told(loaded), ['/f8.yml f9.yml | extends: more than 8 files extend one another here.']);
  });
});

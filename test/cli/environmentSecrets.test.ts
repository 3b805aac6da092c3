import assert from 'node:assert/strict';
import { environmentSecrets } from '../../src/cli/environmentSecrets';

describe('secrets of the command line', () => {
  const cases = [
    ['any host where none is named', { KEY: 's3cret' }, 'KEY', { value: 's3cret', hosts: null }],
    ['the hosts that are named', { KEY: 's3cret', KEY_HOST: 'API.example, other.example:8443;third.example' }, 'KEY', { value: 's3cret', hosts: ['api.example', 'other.example:8443', 'third.example'] }],
    ['nobody where it is not set', { KEY_HOST: 'api.example' }, 'KEY', null],
    ['nobody where the name is no variable', {}, 'constructor', null],
  ] as const;
  for (const [whom, env, name, expected] of cases) it(`are for ${whom}`, async () => assert.deepEqual(await environmentSecrets(env).get(name), expected));
});

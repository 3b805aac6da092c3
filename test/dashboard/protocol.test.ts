import assert from 'node:assert/strict';
import { readFromPage } from '../../src/dashboard/protocol';

describe('readFromPage', () => {
  it('reads every message of the page', () => {
    const bare = ['ready', 'reviewAndApply', 'refreshIndicators', 'allowHosts', 'check', 'validate', 'cancel', 'openBriefing', 'openConfiguration', 'manageTrust'];
    for (const type of bare) assert.deepEqual(readFromPage({ type }), { type });
    const full = [{ type: 'reveal', line: 0 }, { type: 'reveal', line: 4096 }, { type: 'openLink', url: 'https://harbour.example/' }, { type: 'apply', id: 'i12' }];
    for (const message of full) assert.deepEqual(readFromPage(message), message);
  });

  it('drops what a message does not have', () => {
    assert.deepEqual(readFromPage({ type: 'check', url: 'https://harbour.example/', __proto__: { admin: true } }), { type: 'check' });
    assert.deepEqual(readFromPage({ type: 'apply', id: 'i1', line: 3 }), { type: 'apply', id: 'i1' });
  });

  it('answers null to anything else', () => {
    const hostile: unknown[] = [
      undefined, null, 0, 'ready', true, [], ['ready'], {}, () => 'ready', Symbol('ready'), new Map([['type', 'ready']]),
      { type: null }, { type: 'Ready' }, { type: 'constructor' }, { type: '__proto__' }, { type: ['ready'] }, { type: { toString: () => 'ready' } },
      { type: 'reveal' }, { type: 'reveal', line: -1 }, { type: 'reveal', line: 1.5 }, { type: 'reveal', line: '1' }, { type: 'reveal', line: NaN }, { type: 'reveal', line: Infinity }, { type: 'reveal', line: null }, { type: 'reveal', line: [3] },
      { type: 'openLink' }, { type: 'openLink', url: 5 }, { type: 'openLink', url: { href: 'https://harbour.example/' } }, { type: 'openLink', url: ['https://harbour.example/'] },
      { type: 'apply' }, { type: 'apply', id: 7 }, { type: 'apply', id: null },
    ];
    for (const message of hostile) assert.equal(readFromPage(message), null);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { UserSettings } from '../../src/editor/services/userSettings';

describe('the settings of the user', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('briefing');
  let user: UserSettings;

  beforeEach(() => (user = new UserSettings()));

  afterEach(async () => {
    user.dispose();
    for (const key of ['cadences', 'rules', 'timeZone']) await settings().update(key, undefined, vscode.ConfigurationTarget.Global);
  });

  it('say nothing where nothing is set', () => assert.deepEqual(user.read(), { cadences: {}, rules: {} }));

  it('are plain values in the keys of .briefing.yml, and tell when they change', async () => {
    const values = { cadences: { MONTHLY: { warn_after: '40d' }, ANNUAL: null }, rules: { 'vague-date': 'error' } };
    const changed = new Promise<void>((resolve) => user.onDidChange(resolve));
    await settings().update('cadences', values.cadences, vscode.ConfigurationTarget.Global);
    await changed;
    await settings().update('rules', values.rules, vscode.ConfigurationTarget.Global);
    await settings().update('timeZone', 'Asia/Tokyo', vscode.ConfigurationTarget.Global);
    assert.deepEqual(user.read(), { ...values, time_zone: 'Asia/Tokyo' });
    assert.deepEqual(structuredClone(user.read()), user.read());
  });
});

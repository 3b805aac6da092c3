import * as vscode from 'vscode';
import { until } from '../support/polling';

/** Waits for work, and meanwhile chooses *Allow* where it asks whether hosts may be asked. */
export async function allowingHosts<T>(work: Promise<T>): Promise<T> {
  const settled = work.then(() => true, () => true);
  await until('the end of what asks for hosts', async () => {
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    return Promise.race([settled, new Promise<false>((resolve) => setImmediate(() => resolve(false)))]);
  });
  return work;
}

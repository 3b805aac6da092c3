import type * as vscode from 'vscode';
import type { Secret, Secrets } from '../../core/ports';

/** Secrets in the editor's own storage, each with the hosts that it was stored for. */
export class StoredSecrets implements Secrets {
  constructor(private readonly storage: vscode.SecretStorage) {}

  async get(name: string): Promise<Secret | null> {
    const text = await this.storage.get(keyOf(name));
    return text === undefined ? null : readSecret(text);
  }

  async set(name: string, value: string, hosts: readonly string[]): Promise<void> {
    await this.storage.store(keyOf(name), JSON.stringify({ value, hosts }));
  }

  async delete(name: string): Promise<void> {
    await this.storage.delete(keyOf(name));
  }
}

const keyOf = (name: string): string => `secret:${name}`;

/** Null for what was not written here: without its hosts a secret goes nowhere. */
function readSecret(text: string): Secret | null {
  try {
    const { value, hosts } = JSON.parse(text) as { readonly value?: unknown; readonly hosts?: unknown };
    return typeof value === 'string' && Array.isArray(hosts) ? { value, hosts: hosts.filter((host) => typeof host === 'string') } : null;
  } catch {
    return null;
  }
}

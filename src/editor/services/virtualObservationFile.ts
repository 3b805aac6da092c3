import * as vscode from 'vscode';
import type { ObservationFile } from '../../core/observations/observationFile';
import { appended } from '../../core/observations/writeObservations';

/** The file on a file system that only knows whole files, as in a browser: what was there is written again with the new lines behind it. */
export class VirtualObservationFile implements ObservationFile {
  constructor(private readonly uri: vscode.Uri) {}

  async stamp(): Promise<string> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(this.uri);
      return `${mtime} ${size}`;
    } catch {
      return '';
    }
  }

  async read(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  async append(lines: string): Promise<void> {
    const before = await this.bytes();
    const last = before.at(-1);
    const added = new TextEncoder().encode(appended(lines, last === undefined || last === 0x0a || last === 0x0d));
    const whole = new Uint8Array(before.length + added.length);
    whole.set(before);
    whole.set(added, before.length);
    await vscode.workspace.fs.writeFile(this.uri, whole);
  }

  async compact(how: (text: string) => string): Promise<void> {
    await vscode.workspace.fs.writeFile(this.uri, new TextEncoder().encode(how(await this.read())));
  }

  private async bytes(): Promise<Uint8Array> {
    try {
      return await vscode.workspace.fs.readFile(this.uri);
    } catch (error) {
      // Only a file that is not there is an empty one: what cannot be read must not be written over.
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return new Uint8Array();
      throw error;
    }
  }
}

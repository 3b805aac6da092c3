import * as vscode from 'vscode';
import { readSignOffs, type SignOffReading } from '../../core/review/readSignOffs';
import { signOffFileName, type SignOff } from '../../core/review/signOff';
import { signOffLine } from '../../core/review/writeSignOff';
import { fileNameOf } from '../fileName';

/** Appends to a file of the machine without rewriting what is there; the function is told whether the file ends in a line break. */
export type AppendText = (path: string, textFor: (endsInLineBreak: boolean) => string) => Promise<void>;

const SCHEMES_WITHOUT_FILES: ReadonlySet<string> = new Set(['untitled']);

/** The sign-offs that lie beside briefings. */
export class SignOffs {
  /** `appendText` is null where the host has no files of its own, as in a browser. */
  constructor(private readonly appendText: AppendText | null) {}

  /** The file beside a briefing that keeps its sign-offs. */
  fileOf(briefing: vscode.Uri): vscode.Uri {
    const name = fileNameOf(briefing);
    return briefing.with({ path: briefing.path.slice(0, -name.length) + signOffFileName(name), query: '', fragment: '' });
  }

  /** None where nobody has signed, or where there is no file yet. */
  async read(briefing: vscode.Uri): Promise<SignOffReading> {
    return readSignOffs(SCHEMES_WITHOUT_FILES.has(briefing.scheme) ? '' : new TextDecoder().decode(await this.bytesOf(this.fileOf(briefing))));
  }

  /** @throws an error that says why nothing can be kept there */
  assertCanKeep(briefing: vscode.Uri): void {
    if (SCHEMES_WITHOUT_FILES.has(briefing.scheme)) throw new Error(vscode.l10n.t('Save the briefing first: its sign-offs are kept in a file beside it.'));
    if (vscode.workspace.fs.isWritableFileSystem(briefing.scheme) !== true) throw new Error(vscode.l10n.t('The file system of {0} is read-only, and sign-offs are kept in a file beside the briefing. Nothing was signed.', briefing.toString(true)));
  }

  /** Gives the file it was kept in. */
  async append(briefing: vscode.Uri, signOff: SignOff): Promise<vscode.Uri> {
    this.assertCanKeep(briefing);
    const uri = this.fileOf(briefing);
    const textFor = (endsInLineBreak: boolean): string => signOffLine(signOff, endsInLineBreak);
    try {
      if (uri.scheme === 'file' && this.appendText) await this.appendText(uri.fsPath, textFor);
      else await this.writeBehind(uri, textFor);
    } catch (error) {
      throw new Error(vscode.l10n.t('{0} cannot be written: {1}. Nothing was signed.', uri.toString(true), error instanceof Error ? error.message : String(error)), { cause: error });
    }
    return uri;
  }

  /** A file system that only knows whole files gets what was there, byte for byte, with the line behind it. */
  private async writeBehind(uri: vscode.Uri, textFor: (endsInLineBreak: boolean) => string): Promise<void> {
    const before = await this.bytesOf(uri);
    const last = before.at(-1);
    const line = new TextEncoder().encode(textFor(last === undefined || last === 0x0a || last === 0x0d));
    const whole = new Uint8Array(before.length + line.length);
    whole.set(before);
    whole.set(line, before.length);
    await vscode.workspace.fs.writeFile(uri, whole);
  }

  private async bytesOf(uri: vscode.Uri): Promise<Uint8Array> {
    try {
      return await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      // Only a file that is not there is an empty one: what cannot be read must not be written over.
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return new Uint8Array();
      throw error;
    }
  }
}

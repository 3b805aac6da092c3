import * as vscode from 'vscode';
import { decodeText } from '../../core/parse/decodeText';
import { compareBriefings } from '../../core/review/compareBriefings';
import { comparisonReport } from '../../core/review/comparisonReport';
import { activeDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak } from '../convert';
import type { Desk } from '../desk';
import { fileNameOf } from '../fileName';
import { historyOf, type FileHistory } from '../services/gitHistory';
import { whenSlow } from '../whenSlow';

/** An earlier text of the briefing: what it is called, and how it is read. */
interface Earlier {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

/** Shows what happened to figures, citations and tags since a revision or another file. Argument: `{ revision }` or `{ file }` (a URI). */
export const compareWithRevision: Command = {
  id: 'briefing.compareWithRevision',
  async run(desk, argument) {
    const active = await activeDocument(desk);
    if (!active) return;
    const { document } = active;
    const title = vscode.l10n.t('Briefing: comparing');
    const history = await whenSlow(desk.jobs, title, historyOf(document.uri));
    const earlier = given(argument, history) ?? (await choose(desk, document.uri, history));
    const bytes = earlier && (await whenSlow(desk.jobs, title, earlier.read()));
    if (!earlier || !bytes) return;
    const review = await desk.reviews.now(document);
    const before = desk.reviews.readLike(review, decode(bytes, earlier.name));
    const comparison = compareBriefings(before, review.briefing, review.configuration.cadences);
    const file = fileNameOf(document.uri);
    const link = (line: number): string => document.uri.with({ fragment: `L${line}` }).toString();
    await desk.reviewDocuments.show(`${file} ↔ ${earlier.name}`, comparisonReport(comparison, { file, before: earlier.name, link }, speak));
  },
};

function given(argument: unknown, history: FileHistory | null): Earlier | null {
  const { revision, file } = (typeof argument === 'object' && argument !== null ? argument : {}) as Readonly<Record<string, unknown>>;
  if (file instanceof vscode.Uri) return fileAs(file);
  if (typeof revision !== 'string') return null;
  if (!history) throw new Error(vscode.l10n.t('There is no git here that knows this file; it can be compared with another file.'));
  return { name: revision, read: () => history.bytesAt(revision) };
}

const fileAs = (uri: vscode.Uri): Earlier => ({ name: fileNameOf(uri), read: async () => vscode.workspace.fs.readFile(uri) });

async function choose(desk: Desk, uri: vscode.Uri, history: FileHistory | null): Promise<Earlier | null> {
  const revisions = history ? await whenSlow(desk.jobs, vscode.l10n.t('Briefing: reading the history'), history.revisions().catch(() => [])) : [];
  if (!revisions) return null;
  const items: (vscode.QuickPickItem & { readonly earlier: Earlier | null })[] = [];
  if (history && revisions.length > 0) items.push({ label: '$(git-commit) HEAD', description: vscode.l10n.t('as it was committed last'), earlier: { name: 'HEAD', read: () => history.bytesAt('HEAD') } });
  for (const { hash, subject, author, date } of history ? revisions : []) {
    const short = hash.slice(0, 8);
    items.push({ label: `$(history) ${subject}`, description: [short, author, date?.toLocaleString(vscode.env.language) ?? ''].filter((part) => part !== '').join(' · '), earlier: { name: short, read: () => history?.bytesAt(hash) ?? Promise.resolve(new Uint8Array()) } });
  }
  items.push({ label: `$(folder-opened) ${vscode.l10n.t('Another file…')}`, earlier: null });
  const placeHolder = revisions.length > 0 ? vscode.l10n.t('An earlier text of {0}', fileNameOf(uri)) : vscode.l10n.t('git has no revision of {0} here, so it can be compared with another file only', fileNameOf(uri));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Compare With Revision'), placeHolder, matchOnDescription: true });
  return chosen ? (chosen.earlier ?? askForFile(uri)) : null;
}

async function askForFile(uri: vscode.Uri): Promise<Earlier | null> {
  const [file] = (await vscode.window.showOpenDialog({ title: vscode.l10n.t('The earlier text'), openLabel: vscode.l10n.t('Compare'), ...(uri.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(uri, '..') }) })) ?? [];
  return file ? fileAs(file) : null;
}

function decode(bytes: Uint8Array, name: string): string {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text;
  throw new Error(vscode.l10n.t('{0} is not UTF-8 text.', name));
}

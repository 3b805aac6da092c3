import * as vscode from 'vscode';
import { zoneOf } from '../../core/checks/yardstick';
import { renderReport, REPORT_EXTENSIONS, REPORT_FORMATS, type ReportFormat } from '../../core/report/renderReport';
import { buildReport, type ReviewReport } from '../../core/report/reviewReport';
import { activeDocument, type ActiveDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak } from '../convert';
import type { Desk } from '../desk';
import { fileNameOf } from '../fileName';
import { knownReviewer } from '../services/reviewer';

/** Writes what the checks say of the briefing, and who has signed it, into a file. Argument: `{ format, target }`, a format and the URI to write, both optional. */
export const exportReport: Command = {
  id: 'briefing.exportReport',
  async run(desk, argument) {
    const active = await activeDocument(desk);
    if (!active) return;
    const { document } = active;
    const given = readArgument(argument);
    const format = given.format ?? (await chooseFormat());
    const target = format && (given.target ?? (await chooseFile(active, format)));
    if (!format || !target) return;
    if (target.toString() === document.uri.toString()) throw new Error(vscode.l10n.t('The report cannot be written over its briefing; nothing was written.'));
    const text = renderReport(format, [await reportOn(desk, document)], speak, vscode.env.language.startsWith('ja') ? 'ja' : 'en');
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    desk.log.info(`${document.uri.toString(true)}: ${target.toString(true)}`);
    const open = vscode.l10n.t('Open Report');
    void vscode.window.showInformationMessage(vscode.l10n.t('Review report written: {0}', fileNameOf(target)), open).then((chosen) => (chosen === open ? show(target, format) : undefined));
  },
};

async function reportOn(desk: Desk, document: vscode.TextDocument): Promise<ReviewReport> {
  const { briefing, configuration, result, today } = await desk.reviews.now(document);
  const { signOffs, problems } = await desk.signOffs.read(document.uri);
  for (const { line, message } of problems) desk.log.warn(`${desk.signOffs.fileOf(document.uri).toString(true)}:${line}: ${speak(message)}`);
  return buildReport({
    file: vscode.workspace.asRelativePath(document.uri), briefing, result, measuredOn: today, timeZone: zoneOf(briefing, configuration, desk.clock), evidence: desk.evidence.all(), signOffs,
    generated: { at: desk.clock.now(), by: await knownReviewer(document.uri) },
  });
}

async function chooseFormat(): Promise<ReportFormat | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly format: ReportFormat })[] = [
    { format: 'html', label: 'HTML', description: vscode.l10n.t('one page to read, send and print') },
    { format: 'markdown', label: 'Markdown', description: vscode.l10n.t('for a pull request or a wiki') },
    { format: 'csv', label: 'CSV', description: vscode.l10n.t('for a spreadsheet program') },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Review Report'), placeHolder: vscode.l10n.t('The format of the report') }))?.format;
}

async function chooseFile({ document, review }: ActiveDocument, format: ReportFormat): Promise<vscode.Uri | undefined> {
  const extension = REPORT_EXTENSIONS[format];
  const own = fileNameOf(document.uri).replace(/\.\w+$/, '');
  const name = `${own}-review-${review.today}.${extension}`;
  const folder = document.uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(document.uri, '..');
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Review Report'), filters: { [format === 'markdown' ? 'Markdown' : format.toUpperCase()]: [extension] }, ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
}

/** A page opens in the browser where the file is on the machine of the window; elsewhere as text. */
async function show(target: vscode.Uri, format: ReportFormat): Promise<void> {
  const isHere = target.scheme === 'file' && vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (format !== 'markdown' && isHere) await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}

function readArgument(argument: unknown): { format: ReportFormat | null; target: vscode.Uri | null } {
  const { format, target } = (typeof argument === 'object' && argument !== null ? argument : {}) as Readonly<Record<string, unknown>>;
  return { format: REPORT_FORMATS.find((one) => one === format) ?? null, target: target instanceof vscode.Uri ? target : null };
}

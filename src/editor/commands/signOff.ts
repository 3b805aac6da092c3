import * as vscode from 'vscode';
import { bulletPart, documentPart, sectionsAround, type SignablePart } from '../../core/review/signedParts';
import { readName, SIGN_OFF_SCOPES, type SignOffScope } from '../../core/review/signOff';
import { statusOf, type BriefingStatus, type SignOffStatus } from '../../core/review/signOffStatus';
import { signOffWords } from '../../core/review/signOffWords';
import { signOffOf } from '../../core/review/writeSignOff';
import { activeDocument, type ActiveDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak } from '../convert';
import type { Desk } from '../desk';
import { offsetOf } from '../scope';
import { askForReviewer, knownReviewer } from '../services/reviewer';

/**
 * Keeps beside the briefing who has reviewed a part of it. It is a sign-off of the text as it stands in the editor: unsaved changes are told,
 * and once they are saved or undone, the text that counts is the one that was signed. Argument: `{ scope, who }`, both optional.
 */
export const signOff: Command = {
  id: 'briefing.signOff',
  async run(desk, argument) {
    const active = await activeDocument(desk);
    if (!active) return;
    const { document } = active;
    desk.signOffs.assertCanKeep(document.uri);
    const given = readArgument(argument);
    const { signOffs, problems } = await desk.signOffs.read(document.uri);
    for (const { line, message } of problems) desk.log.warn(`${desk.signOffs.fileOf(document.uri).toString(true)}:${line}: ${speak(message)}`);
    const known = given.who ?? (await knownReviewer(document.uri));
    const parts = partsAt(active);
    const part = given.scope ? parts.find(({ scope }) => scope === given.scope) : await choose(active, parts, statusOf(active.review.briefing, signOffs), known);
    if (given.scope && !part) throw new Error(vscode.l10n.t('There is no such part at the cursor. Nothing was signed.'));
    const who = part && (known ?? (await askForReviewer()));
    if (part && who) await sign(desk, active, part, who);
  },
};

/** The bullet at the cursor, the sections around it from the inside, the document. */
function partsAt(active: ActiveDocument): SignablePart[] {
  const { briefing } = active.review;
  const offset = offsetOf(active);
  const bullet = briefing.bulletAt(offset);
  return [...(bullet ? [bulletPart(briefing, bullet)] : []), ...sectionsAround(briefing, offset), documentPart(briefing)];
}

async function choose({ review }: ActiveDocument, parts: readonly SignablePart[], status: BriefingStatus, who: string | null): Promise<SignablePart | undefined> {
  const items = parts.map((part) => ({
    part, label: nameOf(part), description: vscode.l10n.t('line {0}', review.briefing.lines.lineAt(part.range.start) + 1),
    detail: signOffWords(statusOfPart(part, status), part.scope, ({ when }) => new Date(when).toLocaleString(vscode.env.language)).map(speak).join('; ') || vscode.l10n.t('not signed'),
  }));
  const placeHolder = who === null ? vscode.l10n.t('What have you reviewed?') : vscode.l10n.t('What have you reviewed? It is signed by {0}.', who);
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Sign Off'), placeHolder }))?.part;
}

function nameOf({ scope, place }: SignablePart): string {
  if (scope === 'bullet') return `$(dash) ${vscode.l10n.t('Bullet: {0}', place.label ?? '')}`;
  return scope === 'section' ? `$(list-tree) ${vscode.l10n.t('Section: {0}', place.section.at(-1) ?? '')}` : `$(file) ${vscode.l10n.t('The whole document')}`;
}

function statusOfPart({ bullet, section }: SignablePart, status: BriefingStatus): SignOffStatus {
  const found = bullet ? status.bullets.get(bullet) : section ? status.sections.get(section) : status.document;
  return found ?? { state: 'none' };
}

async function sign(desk: Desk, { document, review }: ActiveDocument, part: SignablePart, who: string): Promise<void> {
  // What was shown is what is signed.
  if ((await desk.reviews.now(document)).briefing.text !== review.briefing.text) throw new Error(vscode.l10n.t('The text changed meanwhile; nothing was signed.'));
  const signed = signOffOf(review.briefing, part, who, desk.clock.now());
  const file = await desk.signOffs.append(document.uri, signed);
  desk.log.info(`${document.uri.toString(true)}: ${JSON.stringify(signed)}`);
  const name = nameOf(part).replace(/^\$\([\w-]+\) /, '');
  const open = vscode.l10n.t('Open File');
  const said = document.isDirty
    ? vscode.l10n.t('{0} signed off by {1}, as it stands in the editor; it is not saved yet.', name, who)
    : vscode.l10n.t('{0} signed off by {1}.', name, who);
  void vscode.window.showInformationMessage(said, open).then(async (chosen) => { if (chosen === open) await vscode.window.showTextDocument(file); });
}

function readArgument(argument: unknown): { scope: SignOffScope | null; who: string | null } {
  const { scope, who } = (typeof argument === 'object' && argument !== null ? argument : {}) as Readonly<Record<string, unknown>>;
  const name = typeof who === 'string' ? readName(who) : '';
  return { scope: SIGN_OFF_SCOPES.find((one) => one === scope) ?? null, who: name === '' ? null : name };
}

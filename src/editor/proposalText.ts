import * as vscode from 'vscode';
import { POST_ID } from '../core/news/planDates';
import { asOfText } from '../core/model/observation';
import { tellChange, tellOrigin } from '../core/refresh/changeOf';
import type { DatedBy, Proposal } from '../core/refresh/planRefresh';
import { speak } from './convert';

/** Old and new as they stand in the document, and the change. */
export const whatChanges = ({ bullet, changes, dated }: Proposal): string =>
  dated ? vscode.l10n.t('{0} → {1}', bullet.citation?.date?.raw ?? '', dated.asOf) : changes.map((change) => (change.written === change.figure.raw ? vscode.l10n.t('{0}, only its date', tellChange(change)) : tellChange(change))).join('; ');

/** Where the values or the date are from, and of when. */
export const whereFrom = ({ changes, dated }: Proposal): string =>
  // The day first: where the row is too short, the rest of the source's name can go.
  dated ? `${dated.asOf} · ${pageText(dated)}` : [...new Set(changes.map(({ source, observation }) => `${asOfText(observation) ?? '–'} · ${source.title}`))].join('; ');

/** The page and the place on it, or the post. */
const pageText = ({ url, by }: DatedBy): string => (by === POST_ID ? vscode.l10n.t('{0}, time in the id of the post', url) : `${url}, ${by}`);

/** The lines that the log has of a proposal. */
export function loggedLines(proposal: Proposal, isApplied: boolean): string[] {
  const { changes, dated, held } = proposal;
  const state = isApplied ? vscode.l10n.t('applied') : held ? vscode.l10n.t('not applied ({0})', speak(held)) : vscode.l10n.t('not applied');
  if (dated) return [`${state}: ${whatChanges(proposal)}; ${dated.by}, ${dated.url}`];
  return changes.map((change) => `${state}: ${tellChange(change)}; ${speak(tellOrigin(change))}; ${change.observation.url}, ${change.observation.hash}`);
}

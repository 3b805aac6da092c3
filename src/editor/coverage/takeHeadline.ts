import * as vscode from 'vscode';
import type { Configuration } from '../../core/config/configuration';
import type { Briefing, Bullet } from '../../core/model/briefing';
import type { TextEdit } from '../../core/model/textEdit';
import type { Headline } from '../../core/news/headlines';
import { isWeak } from '../../core/news/pageRank';
import { writeCoverage, type Coverage, type CoveragePlace } from '../../core/news/writeCoverage';
import { bindSources } from '../../core/refresh/bindSources';
import { locateBullet } from '../../core/refresh/locateBullet';
import { isFault } from '../../core/sources/fault';
import type { ActiveDocument } from '../activeDocument';
import { toTextEdit } from '../convert';
import type { Desk } from '../desk';
import { fileNameOf } from '../fileName';

/** Asks where a headline is to stand, and writes it there as one undo step, on the text as it is at that moment. */
export async function takeHeadline(desk: Desk, { document, review }: ActiveDocument, bullet: Bullet, headline: Headline): Promise<void> {
  const { briefing, configuration } = review;
  const dated = await dateOf(desk, headline, configuration);
  if (!dated) return;
  const { publisher, title, url } = headline;
  const coverage: Coverage = { publisher, title, url, day: dated.day };
  const place = await choosePlace(briefing, bullet, coverage, configuration, dated.hint);
  if (!place) return;
  const now = await desk.reviews.now(document);
  const live = locateBullet(bullet, briefing, now.briefing);
  const edit = live && writeCoverage(now.briefing, live, coverage, place, configuration.publishers);
  if (!edit) throw new Error(vscode.l10n.t('The bullet in {0} was changed meanwhile; nothing was written. Run the command again.', fileNameOf(document.uri)));
  const change = new vscode.WorkspaceEdit();
  change.set(document.uri, [toTextEdit(edit, now.briefing.lines)]);
  const { version } = document;
  if (version !== now.version || !(await vscode.workspace.applyEdit(change))) throw new Error(vscode.l10n.t('{0} changed meanwhile; nothing was written.', fileNameOf(document.uri)));
  desk.log.info(vscode.l10n.t('{0}: {1}, {2}, {3}, {4}', document.uri.toString(true), title, publisher, dated.day ?? '–', url ?? '–'));
}

interface Dated {
  readonly day: string | null;
  /** Where the day is from, or why there is none. */
  readonly hint: string;
}

/** The feed's own day, else that of the page where a sure place of it says one. Null where it was cancelled. */
async function dateOf(desk: Desk, { day, url }: Headline, configuration: Configuration): Promise<Dated | null> {
  if (day !== null) return { day, hint: vscode.l10n.t('Published {0}, as the feed says', day) };
  const unknown: Dated = { day: null, hint: vscode.l10n.t('Without a date: neither the feed nor the page says when it was published') };
  if (url === null) return unknown;
  const result = await desk.jobs.run(vscode.l10n.t('Briefing: asking the page for its date'), async (progress) => {
    const pages = await desk.network.pages([url], configuration, progress);
    return progress.signal.aborted ? null : pages.get(url);
  });
  if (result === null) return null;
  const published = result === undefined || isFault(result) ? null : result.published;
  return published && !isWeak(published.rank) ? { day: published.day, hint: vscode.l10n.t('Published {0}, as the page says ({1})', published.day, published.place) } : unknown;
}

async function choosePlace(briefing: Briefing, bullet: Bullet, coverage: Coverage, configuration: Configuration, hint: string): Promise<CoveragePlace | undefined> {
  const items = placesFor(briefing, bullet, configuration).flatMap((place) => {
    const edit = writeCoverage(briefing, bullet, coverage, place, configuration.publishers);
    return edit ? [{ label: place === 'replace' ? vscode.l10n.t('Replace Words and Citation') : vscode.l10n.t('Add a Bullet Below'), detail: lineAfter(briefing, edit), place }] : [];
  });
  if (items.length === 0) throw new Error(vscode.l10n.t('The headline cannot be written there so that it would be read as one bullet with this date and publisher.'));
  return (await vscode.window.showQuickPick(items, { title: coverage.title, placeHolder: hint }))?.place;
}

/** A source that feeds the bullet would write its value over a figure of the headline. */
function placesFor(briefing: Briefing, bullet: Bullet, configuration: Configuration): CoveragePlace[] {
  const { bindings, ambiguous, unknown } = bindSources(briefing, configuration);
  return [...bindings, ...ambiguous, ...unknown].some((one) => one.bullet === bullet) ? ['below'] : ['replace', 'below'];
}

/** The line as it would stand there. */
function lineAfter({ text, lines }: Briefing, { range, text: written }: TextEdit): string {
  const start = lines.startOf(lines.lineAt(range.start));
  return range.start === range.end ? written.trim() : text.slice(start, range.start).trimStart() + written;
}

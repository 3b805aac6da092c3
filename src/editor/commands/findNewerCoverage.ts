import * as vscode from 'vscode';
import { dayInZone } from '../../core/model/civilDate';
import type { SourceFailure } from '../../core/model/observation';
import { isNewsFeed } from '../../core/news/feedSources';
import type { FeedResult } from '../../core/news/fetchFeeds';
import { dayOfBullet, headlinesOf, type FeedItems } from '../../core/news/headlines';
import { queryOf, type CoverageQuery } from '../../core/news/queryOf';
import { activeDocument, isTrusted, type ActiveDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak } from '../convert';
import { chooseHeadline } from '../coverage/chooseHeadline';
import { takeHeadline } from '../coverage/takeHeadline';
import type { Desk } from '../desk';
import { offsetOf } from '../scope';

/** Asks the feeds that are on for headlines newer than the bullet at the cursor, and puts the one that is chosen in its place or below it. */
export const findNewerCoverage: Command = {
  id: 'briefing.findNewerCoverage',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active || !isTrusted()) return;
    const { briefing, configuration } = active.review;
    const bullet = briefing.bulletAt(offsetOf(active));
    if (!bullet) return void vscode.window.showInformationMessage(vscode.l10n.t('There is no bullet at the cursor.'));
    if (!configuration.sources.some((source) => source.enabled && isNewsFeed(source))) return sayNoFeed(desk, active);
    const query = queryOf(bullet, briefing);
    if (query.terms.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('The bullet has no words to look for: no name, no label.'));
    const found = await search(desk, active, query);
    if (!found) return;
    const headlines = headlinesOf(found.feeds, query, bullet, briefing, configuration, desk.clock.now());
    tellFailures(desk, found.failures);
    const since = dayOfBullet(bullet, dayInZone(desk.clock.now(), 'UTC'));
    const chosen = headlines.length === 0 ? sayNothingNewer(query, found.feeds, since) : await chooseHeadline(headlines, query, since);
    if (chosen) await takeHeadline(desk, active, bullet, chosen);
  },
};

interface Found {
  readonly feeds: readonly FeedItems[];
  readonly failures: readonly SourceFailure[];
}

/** Null where it was cancelled. */
async function search(desk: Desk, { review: { configuration } }: ActiveDocument, query: CoverageQuery): Promise<Found | null> {
  const sources = configuration.sources.filter((source) => source.enabled && isNewsFeed(source));
  const results = await desk.jobs.run(vscode.l10n.t('Briefing: looking for {0}', query.text), async (progress): Promise<FeedResult[] | null> => {
    const all = await desk.network.feeds(sources, query.text, configuration, progress);
    return progress.signal.aborted ? null : all;
  });
  return results && { feeds: results.filter((result) => 'items' in result), failures: results.filter((result) => 'error' in result) };
}

/** Feeds that failed are named, and the others are offered all the same. */
function tellFailures(desk: Desk, failures: readonly SourceFailure[]): void {
  for (const { message } of failures) desk.log.warn(speak(message));
  const [first, ...others] = failures;
  if (!first) return;
  const details = vscode.l10n.t('Show Details');
  const said = others.length === 0 ? speak(first.message) : vscode.l10n.t('{0} And {1} more feeds failed.', speak(first.message), others.length);
  void vscode.window.showWarningMessage(said, details).then((chosen) => chosen === details && desk.log.show());
}

function sayNothingNewer(query: CoverageQuery, feeds: readonly FeedItems[], since: string | null): undefined {
  if (feeds.length === 0) return;
  void vscode.window.showInformationMessage(
    since === null ? vscode.l10n.t('Briefing: {0} feeds have nothing about {1}.', feeds.length, query.text) : vscode.l10n.t('Briefing: {0} feeds have nothing about {1} after {2}.', feeds.length, query.text, since));
}

/** Says how a feed is turned on, by the names of those that are known. */
function sayNoFeed(desk: Desk, { review: { configuration, configured } }: ActiveDocument): void {
  const known = configuration.sources.filter(isNewsFeed).map(({ id }) => id);
  const open = vscode.l10n.t('Open .briefing.yml');
  const text = known.length > 0
    ? vscode.l10n.t('No feed is turned on. Write "{0}: { enabled: true }" below "sources:" in .briefing.yml. Known feeds: {1}', known[0] ?? '', known.join(', '))
    : vscode.l10n.t('There is no feed. Write one below "sources:" in .briefing.yml, with "extract: { format: feed }".');
  void vscode.window.showInformationMessage(text, open).then((chosen) => (chosen === open ? desk.openConfiguration(configured.uri) : undefined));
}

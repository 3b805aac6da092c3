import * as vscode from 'vscode';
import type { CivilDate } from '../../core/model/civilDate';
import type { Headline } from '../../core/news/headlines';
import { plainWords } from '../../core/news/plainHeadline';
import type { CoverageQuery } from '../../core/news/queryOf';

type Item = vscode.QuickPickItem & { readonly headline: Headline };

/** More than anybody reads through; typing narrows the list, and what is left out is counted aloud. */
const MOST_SHOWN = 300;

/** Lets one of the headlines be chosen. `since`: the bullet's own day, null where it has none. */
export async function chooseHeadline(headlines: readonly Headline[], query: CoverageQuery, since: CivilDate | null): Promise<Headline | undefined> {
  const items = headlines.slice(0, MOST_SHOWN).map((headline): Item => ({
    label: plainWords(headline.title), description: `${plainWords(headline.publisher)} · ${whenOf(headline)}`, detail: detailOf(headline), headline,
  }));
  const about = since === null ? vscode.l10n.t('Headlines about {0}; the bullet has no day of its own', query.text) : vscode.l10n.t('Headlines about {0} after {1}', query.text, since);
  const left = headlines.length - items.length;
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Find Newer Coverage'), placeHolder: left > 0 ? vscode.l10n.t('{0} ({1} older ones are left out)', about, left) : about, matchOnDescription: true, matchOnDetail: true,
  });
  return chosen?.headline;
}

function whenOf({ day, firstSeen }: Headline): string {
  if (day !== null) return day;
  return firstSeen === null ? vscode.l10n.t('no date') : vscode.l10n.t('first seen {0}', firstSeen);
}

const detailOf = ({ isCited, source, url }: Headline): string =>
  [...(isCited ? [`$(check) ${vscode.l10n.t('already cited')}`] : []), source.title, ...(url === null ? [] : [url])].join(' · ');

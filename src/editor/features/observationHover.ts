import * as vscode from 'vscode';
import type { Figure } from '../../core/model/figure';
import { asOfText } from '../../core/model/observation';
import { chartAddress } from '../../core/observations/chart';
import { differenceText } from '../../core/observations/difference';
import { seriesOf, type Point } from '../../core/observations/history';
import { numberText, valueText } from '../../core/observations/valueText';
import { bindSources, type Binding } from '../../core/refresh/bindSources';
import { markdown } from '../../core/report/documentText';
import { absoluteTime, ageOfDay } from '../../dashboard/state/shortTime';
import { toRange } from '../convert';
import type { Desk } from '../desk';
import type { Review } from '../services/reviews';

/** So many of the last observations stand in the table, and in the chart. */
const ROWS = 4;
const CHARTED = 60;

/** What a figure that a source feeds stands for, and what was last observed of it. Null away from such figures and the labels of their bullets. */
export async function observationHover(desk: Desk, review: Review, offset: number): Promise<vscode.Hover | null> {
  const { briefing, configuration } = review;
  const bullet = briefing.bulletAt(offset);
  const label = bullet?.label && offset >= bullet.label.range.start && offset <= bullet.label.range.end ? bullet.label : null;
  const ofBullet = bullet ? bindSources(briefing, configuration).bindings.filter((binding) => binding.bullet === bullet) : [];
  const meant = label ? ofBullet : ofBullet.filter(({ figure }) => figure !== null && offset >= figure.range.start && offset <= figure.range.end);
  const [first] = meant;
  if (!first) return null;
  const { observations } = await (await desk.observations()).reading(review);
  const contents = meant.map((binding) => describe(desk, review, binding, seriesOf(observations, binding.source.id)));
  return new vscode.Hover(contents, toRange(briefing.lines, label?.range ?? first.figure?.range ?? { start: offset, end: offset }));
}

function describe(desk: Desk, review: Review, { source, figure }: Binding, series: readonly Point[]): vscode.MarkdownString {
  const parts = [`**${markdown(source.title)}** (${markdown(source.id)})`];
  if (figure) parts.push(vscode.l10n.t('In the briefing: {0}', markdown(plainText(figure))));
  parts.push(lastObserved(desk, review, series), links(review, source.id, source.origin));
  if (series.length > 1) parts.push(picture(series), table(series));
  const content = new vscode.MarkdownString(parts.join('\n\n'));
  // Only this one command of ours; whatever else a text of a file or a reply may say is no link to a command.
  content.isTrusted = { enabledCommands: ['briefing.showHistory'] };
  return content;
}

/** The figure in plain units: `1,500,000,000,000 JPY`, `150–155`, `≥ 10,000,000,000 USD`, `≈ 1.4`. */
function plainText({ low, high, unit, currency, approximate }: Figure): string {
  const amount = high === null ? `≥ ${numberText(low)}` : low === high ? numberText(low) : `${numberText(low)}–${numberText(high)}`;
  return `${approximate ? '≈ ' : ''}${amount}${currency ? ` ${currency}` : (unit ?? '')}`;
}

function lastObserved({ clock }: Desk, { today }: Review, series: readonly Point[]): string {
  const last = series.at(-1);
  if (!last) return vscode.l10n.t('Nothing was kept yet.');
  const { observation } = last;
  const age = observation.asOf === null ? '' : ` (${ageOfDay(observation.asOf, today)})`;
  return vscode.l10n.t('Last observed: {0}, as of {1}, fetched {2}', `**${markdown(valueText(observation))}**`, `${asOfText(observation) ?? '–'}${age}`, absoluteTime(observation.fetchedAt, clock.timeZone));
}

function picture(series: readonly Point[]): string {
  const charted = series.slice(-CHARTED).map(({ observation }) => observation);
  const values = charted.map(({ value }) => value);
  const words = vscode.l10n.t('Chart of {0} observations, the lowest {1}, the highest {2}', charted.length, numberText(Math.min(...values)), numberText(Math.max(...values)));
  return `![${markdown(words)}](${chartAddress(charted)})`;
}

function table(series: readonly Point[]): string {
  const head = [vscode.l10n.t('As of'), vscode.l10n.t('Value'), vscode.l10n.t('Change')];
  const rows = series.slice(-ROWS).reverse().map(({ observation, difference }) => [asOfText(observation) ?? '–', markdown(valueText(observation)), difference ? differenceText(difference, observation.unit) : '–']);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function links({ uri, configured }: Review, source: string, origin: 'file' | 'built-in'): string {
  const history = `command:briefing.showHistory?${encodeURIComponent(JSON.stringify([{ source, uri: uri.toString() }]))}`;
  const shown = [`[${vscode.l10n.t('Show history')}](${history})`];
  if (origin === 'built-in') shown.push(vscode.l10n.t('built-in source'));
  else {
    // What a nearer file states is what counts.
    const layer = configured.layers.toReversed().find(({ text }) => lineOfEntry(text, source) >= 0);
    if (layer) shown.push(`[${vscode.l10n.t('Show source entry')}](${entryAddress(vscode.Uri.parse(layer.file), lineOfEntry(layer.text, source))})`);
  }
  return shown.join(' · ');
}

/** The first line, from 0, that reads like the entry's key; -1 where none does. */
const lineOfEntry = (text: string, id: string): number =>
  text.split(/\r\n|\n|\r/).findIndex((one) => one.trimStart().replace(/^["']/, '').startsWith(id) && /^["']?\s*:/.test(one.trimStart().replace(/^["']/, '').slice(id.length)));

const entryAddress = (file: vscode.Uri, line: number): string => file.with({ fragment: `L${line + 1}` }).toString().replaceAll('(', '%28').replaceAll(')', '%29');

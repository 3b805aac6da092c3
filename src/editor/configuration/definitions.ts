import * as vscode from 'vscode';
import type { ConfigurationLayer } from '../../core/config/configurationLoader';
import type { ConfigurationLanguage } from '../../core/config/language/configurationLanguage';
import { LineIndex } from '../../core/model/lineIndex';
import type { Range } from '../../core/model/range';
import { sourceAt } from '../../core/refresh/sourceAt';
import { toRange } from '../convert';
import type { ConfigurationLanguageDeps } from '../features/configurationLanguage';

/** From the id of a source in a configuration to its entry, from an entry to the one that it goes over, and from a path to the file that is extended. */
export async function definition(document: vscode.TextDocument, position: vscode.Position, { configurations, language }: ConfigurationLanguageDeps): Promise<vscode.LocationLink[]> {
  const [tools, { layers }] = await Promise.all([language(), configurations.for(document.uri)]);
  const link = tools.linkAt(document.getText(), document.offsetAt(position));
  if (!link) return [];
  const origin = new vscode.Range(document.positionAt(link.range.start), document.positionAt(link.range.end));
  if ('path' in link) {
    const target = configurations.extendedBy(document.uri, link.path);
    const exists = await vscode.workspace.fs.stat(target).then(() => true, () => false);
    return exists ? [{ originSelectionRange: origin, targetUri: target, targetRange: new vscode.Range(0, 0, 0, 0) }] : [];
  }
  const own = document.uri.toString();
  const found = entriesOf(link.source, layers, tools).filter(({ file, key }) => !(file === own && key.start === link.range.start));
  return found.slice(0, 1).map((entry) => toLink(entry, origin));
}

/** From the figure, the label or the source mark of a bullet to the entry of the source that feeds it. */
export async function definitionOfBullet(document: vscode.TextDocument, position: vscode.Position, { reviews, language }: ConfigurationLanguageDeps): Promise<vscode.LocationLink[]> {
  const review = await reviews.current(document);
  const place = review && sourceAt(review.briefing, review.configuration, document.offsetAt(position));
  if (!review || !place || review.version !== document.version) return [];
  const origin = toRange(review.briefing.lines, place.range);
  return entriesOf(place.id, review.configured.layers, await language()).slice(0, 1).map((entry) => toLink(entry, origin));
}

interface SourceEntry {
  readonly file: string;
  readonly lines: LineIndex;
  readonly key: Range;
  readonly whole: Range;
}

/** The entries of a source, the nearest first. */
const entriesOf = (id: string, layers: readonly ConfigurationLayer[], { entryOf }: ConfigurationLanguage): SourceEntry[] => layers.toReversed().flatMap(({ file, text }) => {
  const entry = entryOf(text, id);
  return entry ? [{ file, lines: new LineIndex(text), ...entry }] : [];
});

const toLink = ({ file, lines, key, whole }: SourceEntry, originSelectionRange: vscode.Range): vscode.LocationLink =>
  ({ originSelectionRange, targetUri: vscode.Uri.parse(file, true), targetRange: toRange(lines, whole), targetSelectionRange: toRange(lines, key) });

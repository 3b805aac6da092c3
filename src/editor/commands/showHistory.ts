import * as vscode from 'vscode';
import { asOfText } from '../../core/model/observation';
import { historyDocument } from '../../core/observations/historyDocument';
import { latestBySource } from '../../core/observations/newObservations';
import type { ObservationReading } from '../../core/observations/readObservations';
import { valueText } from '../../core/observations/valueText';
import { bindSources } from '../../core/refresh/bindSources';
import { absoluteTime } from '../../dashboard/state/shortTime';
import { activeDocument } from '../activeDocument';
import type { Command } from '../command';
import { speak } from '../convert';
import type { Desk } from '../desk';
import { offsetOf } from '../scope';
import type { Review } from '../services/reviews';

/** Which sources the history is of, and what it is called. */
interface Subject {
  readonly name: string;
  readonly ids: readonly string[];
}

/** Shows what was observed of the bullet at the cursor, else of a source to choose, and what of it was written where. Argument: `{ source, uri }` (an id and a briefing), both optional. */
export const showHistory: Command = {
  id: 'briefing.showHistory',
  async run(desk, argument) {
    const given = readArgument(argument);
    const found = given.uri === null ? await atCursor(desk) : { review: await desk.reviews.now(await vscode.workspace.openTextDocument(given.uri)), subject: null };
    if (!found) return;
    const { review } = found;
    const store = await desk.observations();
    const place = store.placeOf(review);
    if (!place) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Observations of this briefing are not kept: `briefing.observations.store` is off, or no folder is open.'));
      return;
    }
    const reading = await store.reading(review);
    const subject = given.source === null ? (found.subject ?? (await choose(review, reading))) : { name: titleOf(review, given.source) ?? given.source, ids: [given.source] };
    if (!subject) return;
    const text = historyDocument({
      name: subject.name, sources: subject.ids.map((id) => ({ id, title: titleOf(review, id) })), reading, file: vscode.workspace.asRelativePath(place.file), speak,
      time: (instant) => absoluteTime(instant, desk.clock.timeZone),
    });
    await desk.reviewDocuments.showPage(vscode.l10n.t('History of {0}', subject.name), text);
  },
};

async function atCursor(desk: Desk): Promise<{ readonly review: Review; readonly subject: Subject | null } | null> {
  const active = await activeDocument(desk);
  if (!active) return null;
  const { review } = active;
  const bullet = active.editor ? review.briefing.bulletAt(offsetOf(active)) : null;
  const sources = bullet ? bindSources(review.briefing, review.configuration).bindings.filter((binding) => binding.bullet === bullet).map(({ source }) => source) : [];
  const [first] = sources;
  return { review, subject: first ? { name: bullet?.label?.text ?? first.title, ids: sources.map(({ id }) => id) } : null };
}

/** A pick among the sources that something was kept of, in force or not. */
async function choose(review: Review, { observations }: ObservationReading): Promise<Subject | null> {
  const latest = [...latestBySource(observations).values()];
  if (latest.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was observed for this briefing yet. A refresh keeps what it fetches.'));
    return null;
  }
  const items: (vscode.QuickPickItem & { readonly subject: Subject })[] = latest.map((one) => ({
    label: titleOf(review, one.sourceId) ?? one.sourceId, description: `${valueText(one)} · ${asOfText(one) ?? '–'}`, detail: one.sourceId,
    subject: { name: titleOf(review, one.sourceId) ?? one.sourceId, ids: [one.sourceId] },
  }));
  items.sort((left, right) => left.label.localeCompare(right.label));
  const all = vscode.l10n.t('All sources');
  items.unshift({ label: all, subject: { name: all, ids: items.flatMap(({ subject }) => subject.ids) } });
  const placeHolder = vscode.l10n.t('No source feeds the bullet at the cursor: choose one');
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Observation History'), placeHolder, matchOnDescription: true, matchOnDetail: true }))?.subject ?? null;
}

const titleOf = ({ configuration }: Review, id: string): string | null => configuration.sources.find((source) => source.id === id)?.title ?? null;

function readArgument(argument: unknown): { readonly source: string | null; readonly uri: vscode.Uri | null } {
  const { source, uri } = (typeof argument === 'object' && argument !== null ? argument : {}) as Readonly<Record<string, unknown>>;
  return { source: typeof source === 'string' ? source : null, uri: uri instanceof vscode.Uri ? uri : typeof uri === 'string' ? vscode.Uri.parse(uri, true) : null };
}

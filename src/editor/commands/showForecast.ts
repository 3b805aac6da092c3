import * as vscode from 'vscode';
import { forecast, type Due } from '../../core/checks/forecast';
import type { Briefing, Bullet } from '../../core/model/briefing';
import { addDays, daysBetween, type CivilDate } from '../../core/model/civilDate';
import { sliceOf } from '../../core/model/range';
import { locateBullet } from '../../core/refresh/locateBullet';
import { activeDocument, type ActiveDocument } from '../activeDocument';
import type { Command } from '../command';
import { toRange } from '../convert';
import type { Desk } from '../desk';
import type { Review } from '../services/reviews';

/** How far the forecast looks. */
const DAYS = 90;
const LONGEST_LABEL = 90;

type Item = vscode.QuickPickItem & { readonly bullet?: Bullet };

/** Lists what goes stale when; choosing one reveals its bullet. */
export const showForecast: Command = {
  id: 'briefing.showForecast',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active) return;
    const { briefing, today, result } = active.review;
    const by = addDays(today, DAYS) ?? today;
    const due = forecast(result.freshness, by);
    if (due.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Briefing: nothing that is fresh on {0} goes stale by {1}.', today, by));
      return;
    }
    const chosen = await vscode.window.showQuickPick(itemsOf(due, active.review), {
      title: vscode.l10n.t('Freshness Forecast: {0} bullets go stale by {1} unless they are refreshed', due.length, by),
      placeHolder: vscode.l10n.t('Choose one to go to it'), matchOnDescription: true, matchOnDetail: true,
    });
    if (chosen?.bullet) await reveal(desk, active, briefing, chosen.bullet);
  },
};

function itemsOf(due: readonly Due[], { briefing, today, configuration }: Review): Item[] {
  const isToday = configuration.asOf === 'today' || !briefing.asOf;
  return due.flatMap((one, index): Item[] => {
    const item = itemOf(one, briefing);
    if (one.staleOn === due[index - 1]?.staleOn) return [item];
    return [{ label: dayText(one.staleOn, isToday ? today : null), kind: vscode.QuickPickItemKind.Separator }, item];
  });
}

function itemOf({ bullet, freshness, errorOn, staleOn }: Due, briefing: Briefing): Item {
  const words = (bullet.label?.text ?? sliceOf(briefing.text, bullet.body)).replace(/\s+/g, ' ').trim();
  const label = words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL)}…` : words;
  const cited = freshness.date?.raw ?? '';
  const detail = errorOn === null || errorOn === staleOn ? vscode.l10n.t('Cited {0}', cited) : vscode.l10n.t('Cited {0}; an error from {1} on', cited, errorOn);
  return { label, description: `[${bullet.tag?.name ?? ''}]`, detail, bullet };
}

/** `today` null: ages are measured at the document's own date, from which nothing is tomorrow. */
function dayText(day: CivilDate, today: CivilDate | null): string {
  const days = today === null ? null : daysBetween(today, day);
  const written = new Date(`${day}T00:00:00Z`).toLocaleDateString(vscode.env.language, { timeZone: 'UTC', weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });
  if (days === 0) return vscode.l10n.t('Today, {0}', written);
  return days === 1 ? vscode.l10n.t('Tomorrow, {0}', written) : written;
}

/** The document may have changed while the list was open. */
async function reveal(desk: Desk, { document, editor }: ActiveDocument, before: Briefing, bullet: Bullet): Promise<void> {
  const { briefing } = await desk.reviews.now(document);
  const now = locateBullet(bullet, before, briefing);
  if (!now) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This bullet changed while the list was open. Show the forecast again.'));
    return;
  }
  const { start } = toRange(briefing.lines, now.range);
  const shown = await vscode.window.showTextDocument(document, { ...(editor?.viewColumn ? { viewColumn: editor.viewColumn } : {}), selection: new vscode.Range(start, start) });
  shown.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

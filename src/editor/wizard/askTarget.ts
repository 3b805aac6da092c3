import * as vscode from 'vscode';
import type { Bullet } from '../../core/model/briefing';
import type { Figure } from '../../core/model/figure';
import { bindSources } from '../../core/refresh/bindSources';
import type { ActiveDocument } from '../activeDocument';
import type { Desk } from '../desk';
import { offsetOf } from '../scope';

/** The figure that a source is added for. */
export interface Target {
  readonly bullet: Bullet;
  readonly figure: Figure;
  /** What the bullet calls it; null where it has no label. */
  readonly label: string | null;
}

/** The figure of the bullet at the cursor, asked for where it has several. Null, and a message why, where there is none to be fed; null where the user gave up. */
export async function askTarget(desk: Desk, active: ActiveDocument): Promise<Target | null> {
  const { briefing, configuration, configured } = active.review;
  const bullet = briefing.bulletAt(offsetOf(active));
  if (!bullet) return refuse(vscode.l10n.t('There is no bullet at the cursor.'));
  const fed = new Map(bindSources(briefing, configuration).bindings.filter((binding) => binding.bullet === bullet).map(({ figure, source }) => [figure, source]));
  const free = bullet.figures.filter((figure) => !fed.has(figure) && figure.number !== null);
  if (free.length > 0) {
    const figure = free.length === 1 ? free[0] : await askFigure(free);
    return figure ? { bullet, figure, label: figure.label ?? (bullet.figures[0] === figure ? (bullet.label?.text ?? null) : null) } : null;
  }
  const [source] = fed.values();
  if (!source) return refuse(vscode.l10n.t('This bullet has no figure that one value could replace.'));
  const open = vscode.l10n.t('Open .briefing.yml');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('{0} feeds this bullet already.', source.title), open);
  if (chosen === open) await desk.openConfiguration(configured.uri);
  return null;
}

async function askFigure(figures: readonly Figure[]): Promise<Figure | undefined> {
  const items = figures.map((figure) => ({ label: figure.raw, description: figure.label ?? '', figure }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Add Source: Figure'), placeHolder: vscode.l10n.t('Which figure does the source feed?') }))?.figure;
}

function refuse(text: string): null {
  void vscode.window.showInformationMessage(text);
  return null;
}

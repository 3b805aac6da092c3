import * as vscode from 'vscode';
import { activeDocument, isTrusted } from '../activeDocument';
import type { Command } from '../command';
import { runRefresh } from '../refreshFlow';
import { offsetOf } from '../scope';

export const refreshBullet: Command = {
  id: 'briefing.refreshBullet',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active || !isTrusted()) return;
    const bullet = active.review.briefing.bulletAt(offsetOf(active));
    if (bullet) await runRefresh(desk, active.review, active.document, bullet.range);
    else void vscode.window.showInformationMessage(vscode.l10n.t('There is no bullet at the cursor.'));
  },
};

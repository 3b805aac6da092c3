import { activeDocument, isTrusted } from '../activeDocument';
import type { Command } from '../command';
import { runRefresh } from '../refreshFlow';

export const refreshAll: Command = {
  id: 'briefing.refreshAll',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active || !isTrusted()) return;
    await runRefresh(desk, active.review, active.document, null);
  },
};

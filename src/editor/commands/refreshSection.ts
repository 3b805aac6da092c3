import { activeDocument, isTrusted } from '../activeDocument';
import type { Command } from '../command';
import { runRefresh } from '../refreshFlow';
import { offsetOf, sectionAt } from '../scope';

export const refreshSection: Command = {
  id: 'briefing.refreshSection',
  async run(desk) {
    const active = await activeDocument(desk);
    if (!active || !isTrusted()) return;
    const within = sectionAt(active.review.briefing, offsetOf(active));
    await runRefresh(desk, active.review, active.document, within);
  },
};

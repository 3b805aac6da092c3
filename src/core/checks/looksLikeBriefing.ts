import type { Briefing } from '../model/briefing';

const KEY_CITATIONS = /^(?:\*\*|__|#+\s*)*(?:key\s+(?:citations?|sources?)|主要な?引用)/i;

/** Whether a Markdown document is a briefing, so that checking it unasked is welcome: a known tag, residue, or a list of key citations. */
export function looksLikeBriefing(briefing: Briefing): boolean {
  return briefing.residue.length > 0 || briefing.bullets.some((bullet) => bullet.tag?.known) ||
    briefing.referenceLists.some(({ heading }) => heading !== null && KEY_CITATIONS.test(briefing.text.slice(heading.start, heading.end)));
}

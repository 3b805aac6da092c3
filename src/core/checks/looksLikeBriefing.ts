import type { Briefing } from '../model/briefing';
import type { ResidueKind } from '../model/citation';

const KEY_CITATIONS = /^(?:\*\*|__|#+\s*)*(?:key\s+(?:citations?|sources?)|主要な?引用)/i;

/** Kinds that documents of every sort hold: links that somebody followed from a chat, numbers in brackets, footnotes. */
const ANYWHERE: ReadonlySet<ResidueKind> = new Set<ResidueKind>(['tracking-parameter', 'double-bracket', 'caret-mark', 'footnote-link', 'lost-numbers']);

/** Whether a Markdown document is a briefing, so that checking it unasked is welcome: a known tag, residue, or a list of key citations. */
export function looksLikeBriefing(briefing: Briefing): boolean {
  return briefing.residue.some(({ kind }) => !ANYWHERE.has(kind)) || briefing.bullets.some((bullet) => bullet.tag?.known) ||
    briefing.referenceLists.some(({ heading }) => heading !== null && KEY_CITATIONS.test(briefing.text.slice(heading.start, heading.end)));
}

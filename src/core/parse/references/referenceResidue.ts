import type { Residue, ResidueKind } from '../../model/citation';

/** Kinds that stand for a citation. */
const MARKS: ReadonlySet<ResidueKind> = new Set([
  'grok-render', 'grok-card', 'web-ref', 'content-reference', 'oai-citation', 'private-use', 'turn-ref', 'lens', 'attribution', 'gemini-cite', 'caret-mark', 'double-bracket', 'poe-link', 'attached-file',
]);

/** Kinds that are part of a URL or of the words of an entry: it is read with them. */
const WORDING: ReadonlySet<ResidueKind> = new Set(['tracking-parameter', 'pill-name', 'pill-count', 'pill-text']);

export const isCitationMark = ({ kind }: Residue): boolean => MARKS.has(kind);

export const isWording = ({ kind }: Residue): boolean => WORDING.has(kind);

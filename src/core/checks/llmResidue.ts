import type { Residue, ResidueKind } from '../model/citation';
import { say, type Message } from '../model/message';
import type { Rule } from './rule';

/** Tracking parameters are another rule's: the citation that holds one is whole. */
export const llmResidue: Rule = {
  id: 'llm-residue',
  defaultSeverity: 'warning',
  check: (briefing) => briefing.residue.filter(({ kind }) => kind !== 'tracking-parameter').map((residue) => ({ range: residue.range, message: sayResidue(residue) })),
};

function sayResidue({ kind, ids, keep }: Residue): Message {
  if (keep !== null || (ids.length === 0 && STANDS_FOR_NOTHING.has(kind))) return say('Left behind by a research tool ({0}).', kind);
  return ids.length === 0
    ? say('Left behind by a research tool ({0}): the citation it stood for is lost.', kind)
    : say('Left behind by a research tool ({0}, citation {1}): the citation it stood for is lost.', kind, ids.join(', '));
}

/** Kinds that, without an id, never stood for a citation. */
const STANDS_FOR_NOTHING: ReadonlySet<ResidueKind> = new Set<ResidueKind>(['canvas', 'perplexity-page', 'gemini-cite', 'private-use', 'turn-ref']);

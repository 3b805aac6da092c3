import type { ResidueFix } from '../clean/cleanup';
import { residueFixes } from '../clean/residueFixes';
import { nameOfReference } from '../clean/pairs';
import type { Fix } from '../model/finding';
import { say, type Message } from '../model/message';
import type { Rule } from './rule';

/** Tracking parameters are another rule's: the citation that holds one is whole. */
export const llmResidue: Rule = {
  id: 'llm-residue',
  defaultSeverity: 'warning',
  check: (briefing) => residueFixes(briefing).map((fix) => ({ range: fix.residue.range, message: sayResidue(fix), fixes: fixesOf(fix) })),
};

/** A pair is a person's to judge, and so is the loss of a citation that could be told. */
function fixesOf({ edits, isSure, pair }: ResidueFix): Fix[] {
  const removal: Fix = { title: say('Remove what the tool left'), edits, isSure };
  return pair ? [{ title: say('Make it a citation of {0}', nameOfReference(pair.reference)), edits: pair.edits, isSure: false }, removal] : [removal];
}

function sayResidue({ residue: { kind, ids }, isLost, pair }: ResidueFix): Message {
  const id = ids.join(', ');
  if (pair) return say('Left behind by a research tool ({0}, citation {1}): by id, publisher and list it is a citation of {2}.', kind, id, nameOfReference(pair.reference));
  if (!isLost) return say('Left behind by a research tool ({0}).', kind);
  return id === '' ? say('Left behind by a research tool ({0}): the citation it stood for is lost.', kind) : say('Left behind by a research tool ({0}, citation {1}): the citation it stood for is lost.', kind, id);
}

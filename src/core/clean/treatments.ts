import type { Briefing } from '../model/briefing';
import type { Residue } from '../model/citation';
import { sliceOf } from '../model/range';
import { partsOfOaiCitation } from '../parse/residue/oaiCitation';
import { withoutParameters } from './parameterCuts';
import type { Treatment } from './cleanup';
import { isInCitedEntry, type ListedReferences } from './listedReferences';
import { pillsAt } from './pillOutlets';
import { uploadLink } from './uploadLink';

/** What becomes of every piece of residue, in the order of the text. */
export function treatmentsOf(briefing: Briefing, listed: ListedReferences): Treatment[] {
  const { text, residue } = briefing;
  const treatments: Treatment[] = [];
  for (let index = 0; index < residue.length; ) {
    const piece = residue[index];
    if (!piece) break;
    const pills = pillsAt(briefing, index);
    if (pills) treatments.push(pills);
    else if (piece.kind !== 'tracking-parameter') treatments.push(treatmentOf(text, piece, listed, residue[index + 1]));
    index += pills?.residues.length ?? 1;
  }
  return treatments;
}

function treatmentOf(text: string, residue: Residue, listed: ListedReferences, next: Residue | undefined): Treatment {
  const goes = { residues: [residue], range: residue.range, text: '', adds: 'nothing' } as const;
  switch (residue.kind) {
    case 'oai-citation':
      return oaiCitation(text, residue);
    case 'double-bracket': case 'caret-mark': case 'lens':
      return numberedMark(text, residue, listed, next) ?? { ...goes, isLost: isCitation(residue, listed) };
    case 'poe-link':
      return { ...goes, text: `[${residue.ids.join(', ')}]`, isLost: true, adds: 'number' };
    case 'footnote-link':
      return footnoteLink(text, residue, listed);
    case 'private-upload':
      return uploadLink(text, residue);
    default:
      if (residue.keep) return { ...goes, text: sliceOf(text, residue.keep), isLost: false };
      return { ...goes, isLost: isCitation(residue, listed) };
  }
}

/** Kinds that never stood for a citation; others do not where they carry no id. */
const NO_CITATION: ReadonlySet<Residue['kind']> = new Set<Residue['kind']>(['canvas', 'perplexity-page', 'hidden-footnotes', 'gemini-span', 'tracking-parameter']);
const CITATION_BY_ID: ReadonlySet<Residue['kind']> = new Set<Residue['kind']>(['gemini-cite', 'private-use', 'turn-ref']);

/** Whether a citation is lost with it: an entry with a URL is one without the mark too. */
function isCitation({ kind, ids, range }: Residue, listed: ListedReferences): boolean {
  if (NO_CITATION.has(kind) || (ids.length === 0 && CITATION_BY_ID.has(kind))) return false;
  return !isInCitedEntry(listed, range);
}

/** A page is cited by an ordinary link; of a file of the chat only the name is left, of data nothing. */
function oaiCitation(text: string, residue: Residue): Treatment {
  const { label, url, isData } = partsOfOaiCitation(text, residue.range);
  const goes = { residues: [residue], range: residue.range, isLost: true } as const;
  if (label && url) return { ...goes, text: `[${sliceOf(text, label)}](${withoutParameters(sliceOf(text, url))})`, isLost: false, adds: 'link' };
  if (!label || isData) return { ...goes, text: '', adds: 'nothing' };
  const isBracketed = text.charCodeAt(residue.range.start - 1) === 0x28 && text.charCodeAt(residue.range.end) === 0x29;
  return { ...goes, text: isBracketed ? sliceOf(text, label) : `(${sliceOf(text, label)})`, adds: 'name' };
}

/** `[[6,41]]` where a numbered list has a 6 and a 41: the same numbers as a mark of that list. Null where it has not. */
function numberedMark(text: string, residue: Residue, listed: ListedReferences, next: Residue | undefined): Treatment | null {
  const { range, ids, kind } = residue;
  const inner = sliceOf(text, range).replace(/^\D+|\D+$/g, '').replaceAll('、', ', ');
  if (ids.length === 0 || !/^[\d, -]+$/.test(inner) || (kind === 'lens' && /[^【】\d,、 -]/.test(sliceOf(text, range)))) return null;
  const signs = ids.map((id) => listed.numbered.get(id));
  if (signs.includes(undefined) || /[(:]/.test(text.charAt(range.end))) return null;
  const isFootnote = signs.includes('[^');
  if (isFootnote && (inner.includes('-') || signs.includes('['))) return null;
  const marks = isFootnote ? ids.map((id) => `[^${id}]`).join('') : `[${inner}]`;
  // Two marks without a space between them are one link, whose words are the first (CommonMark 6.3).
  const before = !isFootnote && text.charAt(range.start - 1) === ']' ? ' ' : '';
  const behind = !isFootnote && text.charAt(range.end) === '[' && next?.range.start !== range.end ? ' ' : '';
  return { residues: [residue], range, text: before + marks + behind, isLost: false, adds: 'number' };
}

/** `[1](#user-content-fn-1)` is `[^1]` again; what led back from the note to the text goes. */
function footnoteLink(text: string, residue: Residue, listed: ListedReferences): Treatment {
  const goes = { residues: [residue], range: residue.range } as const;
  const [id] = residue.ids;
  if (id === undefined || sliceOf(text, residue.range).includes('-fnref-')) return { ...goes, text: '', isLost: false, adds: 'nothing' };
  const sign = listed.numbered.get(id);
  return { ...goes, text: sign === '[' ? `[${id}]` : `[^${id}]`, isLost: sign === undefined, adds: 'number' };
}

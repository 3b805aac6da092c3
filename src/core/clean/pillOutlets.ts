import type { Briefing } from '../model/briefing';
import type { Residue } from '../model/citation';
import { sliceOf } from '../model/range';
import type { Treatment } from './cleanup';
import { isBlank } from './surroundings';

/** The lines between two pills of one row hold nothing else. */
const NEXT_LINE = /^[ \t]*(?:\r\n?|\n)[ \t]*$/;

/**
 * The pills that begin at an index: the lines `Reuters`, `+1`, `Outlet`, `+2` below a sentence, or `Reuters+1Outlet+2` behind one. They name the
 * outlets of what stands above, so that is where the names go, in one bracket, each once: `… (Reuters, Outlet)`. Null where no pills begin.
 */
export function pillsAt({ text, residue, language }: Briefing, index: number): Treatment | null {
  const first = residue[index];
  if (first?.kind === 'pill-text') return pillText(text, first, language);
  if (first?.kind !== 'pill-name' && first?.kind !== 'pill-count') return null;
  const residues = [first];
  for (let next = residue[index + 1]; next; next = residue[index + residues.length]) {
    const between = { start: residues.at(-1)?.range.end ?? 0, end: next.range.start };
    if ((next.kind !== 'pill-name' && next.kind !== 'pill-count') || between.end - between.start > 80 || !NEXT_LINE.test(sliceOf(text, between))) break;
    residues.push(next);
  }
  return outlets(text, language, residues, residues.filter(({ kind }) => kind === 'pill-name').map(({ range }) => sliceOf(text, range)));
}

/** In the words of a link the first name stays and has its page; at the end of a line all of them are names of outlets. */
function pillText(text: string, residue: Residue, language: Briefing['language']): Treatment {
  if (text.startsWith('](', residue.range.end)) return { residues: [residue], range: residue.range, text: '', isLost: false, adds: 'nothing' };
  return outlets(text, language, [residue], sliceOf(text, residue.range).split(/\+\d{1,2}/).map((name) => name.trim()));
}

function outlets(text: string, language: Briefing['language'], residues: readonly Residue[], written: readonly string[]): Treatment {
  let start = residues[0]?.range.start ?? 0;
  let end = residues.at(-1)?.range.end ?? start;
  while (start > 0 && /[ \t\r\n]/.test(text.charAt(start - 1))) start--;
  while (isBlank(text.charCodeAt(end))) end++;
  const names = [...new Set(written)].filter((name) => name !== '');
  const isWide = language === 'ja' || /[\u3000-\u30FF\u3400-\u9FFF\uFF00-\uFFEF]/.test(text.charAt(start - 1));
  return { residues, range: { start, end }, text: names.length === 0 ? '' : isWide ? `（${names.join('、')}）` : ` (${names.join(', ')})`, isLost: true, adds: 'name' };
}

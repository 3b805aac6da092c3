import type { Residue } from '../model/citation';
import type { Treatment } from './cleanup';

const LONGEST_LABEL = 300;
/** What may be more than words; a number in brackets stays a mark. */
const NO_WORDS = /[[\]<>【】\r\n`]|^\d*$/;

/** The address of a file that only the asker can open goes, and with it the brackets that made a link of what the file is called. */
export function uploadLink(text: string, residue: Residue): Treatment {
  const { start, end } = residue.range;
  const goes = { residues: [residue], isLost: true, adds: 'nothing' } as const;
  const open = text.charCodeAt(start) === 0x28 && text.charCodeAt(start - 1) === 0x5d ? openingBefore(text, start - 1) : -1;
  const label = open < 0 ? '' : text.slice(open + 1, start - 1);
  if (label === '' || NO_WORDS.test(label) || text.charCodeAt(open - 1) === 0x21) return { ...goes, range: residue.range, text: '' };
  return { ...goes, range: { start: open, end }, text: label };
}

function openingBefore(text: string, at: number): number {
  for (let open = at - 1; open >= 0 && at - open < LONGEST_LABEL; open--) if (text.charCodeAt(open) === 0x5b) return open;
  return -1;
}

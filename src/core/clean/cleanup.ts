import type { Reference, Residue } from '../model/citation';
import type { Range } from '../model/range';
import type { TextEdit } from '../model/textEdit';

/**
 * What takes the place of one piece of residue, or of several that are one thing (the lines `Reuters` and `+1`). Where `text` is empty it goes,
 * and the white space around it is mended.
 */
export interface Treatment {
  readonly residues: readonly Residue[];
  readonly range: Range;
  readonly text: string;
  /** It stood for a citation that cannot be told from the document any more. */
  readonly isLost: boolean;
  /** What a reader takes for a citation once it is there: then a bullet is read anew. */
  readonly adds: 'nothing' | 'name' | 'number' | 'link';
}

/** A citation id with the reference that it is the id of: `edits` link the publisher's name to its page and take the mark away. */
export interface Pair {
  readonly residue: Residue;
  readonly reference: Reference;
  /** The publisher's name beside the mark, or in the citation that it stands in. */
  readonly name: Range;
  readonly edits: readonly TextEdit[];
}

/** A citation of which only the words around it are left. */
export interface Lost {
  readonly range: Range;
  readonly ids: readonly string[];
  /** Counted from one. */
  readonly line: number;
  /** The sentence leans on it (`Confirmed by …`) and lacks a word without it. */
  readonly leavesGap: boolean;
}

/** The tracking parameters of one URL. */
export interface ParameterCut {
  /** From the first of them to the last. */
  readonly range: Range;
  readonly names: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** What is done for one finding: the edits for its piece, and what becomes of the citation. */
export interface ResidueFix {
  readonly residue: Residue;
  readonly edits: readonly TextEdit[];
  readonly isLost: boolean;
  /** Nothing is judged and nothing else is read differently afterwards. */
  readonly isSure: boolean;
  readonly pair: Pair | null;
}

/** One entry of a clean-up; entries do not overlap. */
export interface CleanupPart {
  readonly edits: readonly TextEdit[];
  readonly residues: readonly Residue[];
  /** Tracking parameters that it cuts. */
  readonly parameters: readonly string[];
  /** Not null: a person has to see the pair. `isEvidence`: the mark of an entry that a pair is told by; it goes only together with the pairs. */
  readonly pair: Pair | null;
  readonly isEvidence: boolean;
}

export interface Cleanup {
  /** In the order of the text. */
  readonly parts: readonly CleanupPart[];
  readonly pairs: readonly Pair[];
  readonly lost: readonly Lost[];
}

import type { Finding } from '../model/finding';

export interface FindingBeside {
  readonly finding: Finding;
  /** Counted from 1 among the places of the document that have findings. */
  readonly number: number;
  readonly count: number;
  /** The end of the document was passed on the way to it. */
  readonly wrapped: boolean;
}

/**
 * The nearest finding behind or before an offset, and round the end of the document where there is none. Findings that begin at one place are
 * one stop, as they are read together; `findings` are in the order of the text. Null where there are none.
 */
export function findingBeside(findings: readonly Finding[], offset: number, direction: 'next' | 'previous'): FindingBeside | null {
  const stops = findings.filter((finding, index) => finding.range.start !== findings[index - 1]?.range.start);
  const behind = stops.findIndex(({ range }) => range.start > offset);
  const before = stops.findLastIndex(({ range }) => range.start < offset);
  const found = direction === 'next' ? behind : before;
  const index = found >= 0 ? found : direction === 'next' ? 0 : stops.length - 1;
  const finding = stops[index];
  return finding ? { finding, number: index + 1, count: stops.length, wrapped: found < 0 } : null;
}

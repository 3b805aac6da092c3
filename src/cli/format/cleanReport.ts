import { countCleanup, sayLost, sayPair } from '../../core/clean/cleanupMessages';
import { say, type Message } from '../../core/model/message';
import type { CleanedFile } from '../commands/clean';

interface Mode {
  readonly mapped: boolean;
  readonly written: boolean;
}

/** One line for each pair, one for each lost citation, then the sums of each file. */
export const cleanReport = (cleaned: readonly CleanedFile[], mode: Mode, speak: (message: Message) => string): string => cleaned.map((file) => ofFile(file, mode, speak)).join('');

function ofFile({ document: { file, briefing }, cleanup }: CleanedFile, { mapped, written }: Mode, speak: (message: Message) => string): string {
  const { removed, mapped: made, lost, urls } = countCleanup(cleanup, mapped);
  const lines = [
    ...cleanup.pairs.map((pair) => `${file}:${briefing.lines.lineAt(pair.residue.range.start) + 1}: ${speak(sayPair(pair))}`),
    ...cleanup.lost.map((one) => `${file}:${one.line}: ${speak(sayLost(one))}`),
  ];
  if (cleanup.pairs.length > made) lines.push(`${file}: ${speak(say('{0} citations can be mapped back to their references: their marks stay until clean is run with --map.', cleanup.pairs.length))}`);
  const sums = written
    ? say('marks removed: {0}; citations mapped back: {1}, lost: {2}; URLs freed of tracking parameters: {3}.', removed, made, lost, urls)
    : say('marks to remove: {0}; citations to map back: {1}, lost: {2}; URLs with tracking parameters: {3}.', removed, made, lost, urls);
  lines.push(`${file}: ${cleanup.parts.length === 0 ? speak(say('nothing to clean up')) : speak(sums)}`);
  return `${lines.join('\n')}\n`;
}

import type { Repetition } from './growthPieces';
import type { GrowthResults, Suspect } from './growthResults';
import { figure, table } from './table';

/** A run's figures for a person. */
export function describeGrowths({ date, node, cpus, measured, limit, suspects, crashes }: GrowthResults): string {
  const header = ['times as long for twice the text', 'model', 'markdown-it', 'the rest', 'due to', 'characters', 'ms', 'markdown-it, ms'];
  return [
    `growth, ${date.slice(0, 10)}, Node ${node}, ${cpus} cores.`,
    `${measured.toLocaleString('en-US')} texts; ${suspects.length === 0 ? 'none grows' : `${suspects.length} grow`} by more than ${limit} for a doubling.`,
    ...(suspects.length > 0 ? [table([header, ...suspects.map((suspect) => rowOf(suspect, limit))])] : []),
    ...crashes.map((crash) => `FAILED: ${nameOf(crash)}: ${crash.error}`),
    table([['aim', 'limit', 'measured', ''], ['times as long for twice the text, whatever is repeated', `≤ ${limit}`, suspects[0] ? figure(suspects[0].growth) : `≤ ${limit}`, suspects.length === 0 ? 'met' : 'NOT met']]),
  ].join('\n\n');
}

const nameOf = ({ head, piece, tail }: Repetition): string => `${JSON.stringify(head)} + n × ${JSON.stringify(piece)}${tail === '' ? '' : ` + ${JSON.stringify(tail)}`}`;

function rowOf(suspect: Suspect, limit: number): string[] {
  const { model, library, growth, libraryGrowth, ownGrowth } = suspect;
  return [
    nameOf(suspect), figure(growth), figure(libraryGrowth), figure(ownGrowth), causeOf(libraryGrowth > limit, ownGrowth > limit),
    (model.sizes.at(-1) ?? 0).toLocaleString('en-US'), figure(model.times.at(-1) ?? null), figure(library.times.at(-1) ?? null),
  ];
}

const causeOf = (isLibrary: boolean, isOwn: boolean): string => (isLibrary ? (isOwn ? 'both' : 'markdown-it') : isOwn ? 'the readers' : 'unsure');

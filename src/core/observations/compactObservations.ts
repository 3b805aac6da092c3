import { gather } from '../model/gather';
import type { Written } from '../refresh/written';
import { readObservations, type KeptLine } from './readObservations';

/**
 * Bullets of one label in one section that are fed by one source share a key, and nothing tells their lines apart once they are rewritten. So many
 * of them keep what was last written into each, even where they are refreshed one by one.
 */
const APPLIED_KEPT = 20;

/**
 * The lines that still say something: every change of a source's value, of a run of equal ones the first and the last; what was last written into
 * each bullet; lines of other kinds and versions as they are. Compacted twice is compacted once.
 */
export function compactObservations(text: string): string {
  const { lines } = readObservations(text);
  const kept = new Set<KeptLine>([...lines.filter((line) => line.kind === 'other'), ...endsOfRuns(lines), ...lastApplied(lines)]);
  return lines.filter((line) => kept.has(line)).map((line) => `${line.text}\n`).join('');
}

function endsOfRuns(lines: readonly KeptLine[]): KeptLine[] {
  const sources = groupBy(lines.filter((line) => line.kind === 'observation'), (line) => line.observation.sourceId);
  return sources.flatMap((ofSource) => {
    const inTime = ofSource.sort((left, right) => left.observation.fetchedAt - right.observation.fetchedAt);
    const says = (index: number): string => { const one = inTime[index]?.observation; return one ? `${one.value} ${one.recipe}` : ''; };
    return inTime.filter((_, index) => says(index) !== says(index - 1) || says(index) !== says(index + 1));
  });
}

function lastApplied(lines: readonly KeptLine[]): KeptLine[] {
  const bullets = groupBy(lines.filter((line) => line.kind === 'applied'), (line) => keyOf(line.written));
  return bullets.flatMap((ofBullet) => {
    const newestFirst = ofBullet.sort((left, right) => right.written.at - left.written.at);
    // What one refresh wrote stays whole.
    const oldest = newestFirst[APPLIED_KEPT - 1]?.written.at ?? -Infinity;
    return newestFirst.filter((line) => line.written.at >= oldest);
  });
}

const keyOf = ({ file, section, label, sourceId }: Written): string => JSON.stringify([file, section, label, sourceId]);

function groupBy<T>(items: readonly T[], keyOfItem: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) gather(groups, keyOfItem(item), item);
  return [...groups.values()];
}

// The suite of growth: twice as much of anything takes at most twice as long, whatever is repeated.
import MarkdownIt from 'markdown-it';
import os from 'node:os';
import { readBriefing } from './contenders';
import { describeGrowths } from './describeGrowths';
import { HEADS, PIECES, repeated, type Repetition } from './growthPieces';
import { beyond, measureGrowth, perDoubling, timeOf, type Effort } from './growthRate';
import type { Crash, GrowthResults, Suspect } from './growthResults';
import { readAll } from './readAll';
import { saveResults } from './results';

/** More than 2 by what a busy machine adds. */
const LIMIT = 2.3;
/** Shorter runs say little, ms. */
const LEAST_MS = 2;
const LOOK: Effort = { rounds: 2, sampleMs: 1, limitMs: 300 };
const SECOND_LOOK: Effort = { rounds: 5, sampleMs: 2, limitMs: 500 };
/** Long enough to accuse by. */
const CLOSE_LOOK: Effort = { rounds: 9, sampleMs: 10, limitMs: 1_500 };
/** What takes longer is not measured at larger sizes, ms. */
const LONG_MS = 150;

const LONGEST = 1_024_000;
const SHORTEST = 8_000;
/** A little below the length from which a bullet is not read further: what grows inside of one must grow evenly up to there. */
const LONGEST_BULLET = 19_000;
const BULLETS = HEADS.filter((head) => head.length > '- '.length);
const CITATION = ' (Jan 7, 2026, Reuters )';

const blocks = new MarkdownIt('commonmark').enable('table');
blocks.core.ruler.disable('inline');

const readModel = (text: string): number => readAll(readBriefing(text));
const readBlocks = (text: string): number => blocks.parse(text, {}).length;

const tell = (line: string): void => console.error(line);

/** Long texts, of which many readers look at the ends only; and single bullets, each short enough to be read in full. */
function* repetitions(): Generator<Repetition> {
  for (const head of HEADS) for (const piece of PIECES) yield { head, piece, tail: '', longest: LONGEST };
  for (const head of BULLETS) for (const piece of PIECES) yield { head, piece, tail: CITATION, longest: LONGEST_BULLET };
}

/** The largest of three texts: as long as it takes for a quarter of it to last a time that the clock can tell. */
function lengthOf(repetition: Repetition): number {
  if (repetition.longest < SHORTEST * 4) return repetition.longest;
  let quarter = SHORTEST;
  while (quarter * 8 <= repetition.longest && timeOf(readModel, repeated(repetition, quarter), 0) < LEAST_MS) quarter *= 2;
  return quarter * 4;
}

/** From `first` characters to `last`, each twice as long as the one before. */
function textsOf(repetition: Repetition, first: number, last: number): string[] {
  const texts: string[] = [];
  for (let length = first; length <= last; length *= 2) texts.push(repeated(repetition, length));
  return texts;
}

/** Null where the time grows evenly. A suspect is measured again, at larger sizes too where there may be such, beside the library. */
function examine(repetition: Repetition): Suspect | null {
  const length = lengthOf(repetition);
  const texts = textsOf(repetition, length / 4, length);
  if (perDoubling(measureGrowth(readModel, texts, LOOK)) <= LIMIT) return null;
  const look = measureGrowth(readModel, texts, SECOND_LOOK);
  if (perDoubling(look) <= LIMIT) return null;
  const mayGrow = repetition.longest === LONGEST && (look.times.at(-1) ?? 0) < LONG_MS;
  const larger = mayGrow ? textsOf(repetition, length / 2, length * 4) : texts;
  const model = measureGrowth(readModel, larger, CLOSE_LOOK);
  if (perDoubling(model) <= LIMIT) return null;
  const library = measureGrowth(readBlocks, larger, CLOSE_LOOK);
  return { ...repetition, model, library, growth: perDoubling(model), libraryGrowth: perDoubling(library), ownGrowth: perDoubling(beyond(model, library)) };
}

function measureGrowths(): GrowthResults {
  const suspects: Suspect[] = [];
  const crashes: Crash[] = [];
  let measured = 0;
  for (const repetition of repetitions()) {
    if (measured % PIECES.length === 0) tell(`measuring up to ${repetition.longest.toLocaleString('en-US')} characters behind ${JSON.stringify(repetition.head)} …`);
    measured++;
    try {
      const suspect = examine(repetition);
      if (suspect) suspects.push(suspect);
    } catch (error) {
      crashes.push({ ...repetition, error: error instanceof Error ? error.message : String(error) });
    }
  }
  suspects.sort((left, right) => right.growth - left.growth);
  return { suite: 'growth', date: new Date().toISOString(), node: process.version, cpus: os.cpus().length, measured, limit: LIMIT, suspects, crashes };
}

const results = measureGrowths();
const file = await saveResults(results);
console.log(process.argv.includes('--json') ? JSON.stringify(results, null, 2) : describeGrowths(results));
tell(`\nsaved as ${file}`);
if (results.crashes.length > 0) process.exitCode = 1;

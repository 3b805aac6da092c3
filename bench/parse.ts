// The suite of reading: the model and the offline checks beside what other tools need for the same text.
import os from 'node:os';
import { updateBriefing } from '../src/core/parse/updateBriefing';
import { judgeAims } from './aims';
import { CONTENDERS, FILE_NAME } from './contenders';
import { countParts, expectMultiple } from './counts';
import { describe } from './describe';
import type { SizeResults } from './figures';
import { manyHeadings, readInputs, type Input, type SizeLabel } from './inputs';
import { measureInterleaved } from './interleave';
import { measureMemory } from './memory';
import { saveResults, type ParseResults } from './results';
import { measureTyping } from './typing';

/** Time for the samples of each contender, ms; the slow ones take longer for the fewest samples. */
const EACH_MS: Readonly<Record<SizeLabel, number>> = { '42 kB': 2_000, '420 kB': 2_500, '4.2 MB': 5_000 };
/** A peer that takes longer for one run is left out, ms. */
const LIMIT_MS = 15_000;
const HEADINGS = 10_000;

/** Progress goes where it is in nobody's way: what is printed may be read by a program. */
const tell = (line: string): void => console.error(line);

function measureSize({ label, text }: Input): SizeResults {
  tell(`measuring ${label} …`);
  return { label, characters: text.length, bytes: Buffer.byteLength(text), parts: countParts(text), ...measureInterleaved(CONTENDERS, text, { eachMs: EACH_MS[label], limitMs: LIMIT_MS }) };
}

function measureHeadings(): ParseResults['headings'] {
  tell(`measuring ${HEADINGS} headings …`);
  const text = manyHeadings(HEADINGS);
  const { sections } = countParts(text);
  if (sections !== HEADINGS) throw new Error(`The model has ${sections} of ${HEADINGS} headings.`);
  const contenders = CONTENDERS.filter(({ id }) => id === 'model' || id === 'checks' || id === 'markdown-it');
  return { count: sections, ...measureInterleaved(contenders, text, { eachMs: 1_000, limitMs: LIMIT_MS }) };
}

function measureParse(): ParseResults {
  const { from, sizes } = readInputs();
  const measured = sizes.map(measureSize);
  const [smallest, ...larger] = measured;
  for (const [index, size] of larger.entries()) if (smallest) expectMultiple(smallest.parts, size.parts, 10 ** (index + 1));
  const headings = measureHeadings();
  const largest = sizes.at(-1)?.text ?? '';
  tell('measuring typed characters …');
  const typing = measureTyping(updateBriefing, largest, { parse: { fileName: FILE_NAME } });
  tell('measuring memory …');
  const memory = measureMemory(largest);
  return { suite: 'parse', date: new Date().toISOString(), node: process.version, cpus: os.cpus().length, inputs: from, sizes: measured, headings, typing, aims: judgeAims(measured, headings, typing), memory };
}

const results = measureParse();
const file = await saveResults(results);
console.log(process.argv.includes('--json') ? JSON.stringify(results, null, 2) : describe(results));
tell(`\nsaved as ${file}`);

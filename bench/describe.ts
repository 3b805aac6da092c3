import { CONTENDERS, type ContenderId } from './contenders';
import { growthOf, medianOf, ratioOf, type Measured } from './figures';
import type { ParseResults } from './results';
import { figure, table } from './table';

const MEGABYTE = 1_000_000;

/** A run's figures for a person. */
export function describe(results: ParseResults): string {
  return [
    `parse, ${results.date.slice(0, 10)}, Node ${results.node}, ${results.cpus} cores. Input: ${results.inputs}.`,
    describeInputs(results), describeTimes(results), describeGrowth(results), describeHeadings(results), describeTyping(results), describeMemory(results), describeAims(results),
  ].join('\n\n');
}

const describeInputs = ({ sizes }: ParseResults): string =>
  table([['input', 'characters', 'bytes', 'headings', 'bullets', 'figures', 'references'], ...sizes.map(({ label, characters, bytes, parts }) => [label, ...[characters, bytes, parts.sections, parts.bullets, parts.figures, parts.references].map((count) => count.toLocaleString('en-US'))])]);

function describeTimes({ sizes }: ParseResults): string {
  const header = ['ms, median (× markdown-it, full parse)', ...sizes.map((size) => size.label)];
  const rows = CONTENDERS.map(({ id, name }) => [name, ...sizes.map((size) => timeCell(size, id))]);
  const left = sizes.flatMap((size) => size.leftOut.map((one) => `${nameOf(one.contender)} is left out at ${size.label}: ${one.reason}.`));
  return [table([header, ...rows]), ...left].join('\n');
}

function describeGrowth({ sizes }: ParseResults): string {
  const [smallest, ...larger] = sizes;
  if (!smallest) return '';
  const header = ['time for a character, × that at 42 kB', ...larger.map((size) => size.label)];
  return table([header, ...CONTENDERS.map(({ id, name }) => [name, ...larger.map((size) => figure(growthOf(smallest, size, id)))])]);
}

function describeHeadings({ headings }: ParseResults): string {
  const rows = headings.timings.map(({ contender }) => [nameOf(contender), timeCell(headings, contender)]);
  return table([[`${headings.count.toLocaleString('en-US')} headings, ms`, ''], ...rows]);
}

function describeTyping({ typing, sizes }: ParseResults): string {
  const rows = ([['update', typing.update], ['update and the bullet at the place', typing.bullet], ['update and everything in the model', typing.everything]] as const)
    .map(([name, { medianMs, ninetyFifthMs, longestMs, characters }]) => [name, ...[medianMs, ninetyFifthMs, longestMs].map(figure), characters.toLocaleString('en-US')]);
  return table([[`a typed character in ${sizes.at(-1)?.label}, ms`, 'median', '95 %', 'longest', 'characters'], ...rows]);
}

const describeMemory = ({ memory, sizes }: ParseResults): string =>
  table([
    [`memory at ${sizes.at(-1)?.label}, text left out`, 'MB'],
    ['model', figure(memory.model / MEGABYTE)], ['model, everything in it read', figure(memory.modelRead / MEGABYTE)], ['markdown-it, tokens', figure(memory.markdownItTokens / MEGABYTE)],
  ]);

function describeAims({ aims }: ParseResults): string {
  const rows = aims.map(({ name, limit, measured, met }) => [name, `≤ ${limit}`, figure(measured), met === null ? 'not measured' : met ? 'met' : 'NOT met']);
  return table([['aim', 'limit', 'measured', ''], ...rows]);
}

const nameOf = (id: ContenderId): string => CONTENDERS.find((one) => one.id === id)?.name ?? id;

function timeCell(measured: Measured, id: ContenderId): string {
  const median = medianOf(measured, id);
  return median === null ? 'left out' : `${figure(median)} (${figure(ratioOf(measured, id, 'markdown-it'))})`;
}

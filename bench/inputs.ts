import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { vary } from './variation';

const BRIEFINGS = ['japan-market-briefing-2026-01-28.md', 'japan-china-relations-2026-01.md', 'rare-earth-diversification-2026-01.md'].map((name) => path.join('..', 'shared', 'briefings', name));
const EXAMPLE = path.join('examples', 'market-briefing.md');
/** Bytes of the smallest input. */
const SMALLEST = 42_000;

export type SizeLabel = '42 kB' | '420 kB' | '4.2 MB';

export interface Input {
  readonly label: SizeLabel;
  readonly text: string;
}

export interface Inputs {
  /** What the texts are made of, for a person. */
  readonly from: string;
  readonly sizes: readonly Input[];
}

/** The same document at three sizes, each ten times as long as the one before; no copy in it is like another. */
export function readInputs(): Inputs {
  const real = BRIEFINGS.every((file) => existsSync(file));
  const part = real ? BRIEFINGS.map((file) => readFileSync(file, 'utf8')).join('\n') : readFileSync(EXAMPLE, 'utf8').replace(/^---\n.*?\n---\n/s, '');
  const copies = real ? 1 : Math.round(SMALLEST / Buffer.byteLength(part));
  return {
    from: real ? 'three real briefings, joined and repeated with variation' : `${EXAMPLE}, repeated with variation, because the real briefings are not beside this project`,
    sizes: [{ label: '42 kB', text: repeated(part, copies) }, { label: '420 kB', text: repeated(part, copies * 10) }, { label: '4.2 MB', text: repeated(part, copies * 100) }],
  };
}

function repeated(part: string, copies: number): string {
  const texts = Array.from({ length: copies }, (_, copy) => (copy === 0 ? part : vary(part, copy)));
  return flat(texts.join('\n'));
}

/** A document of many headings, three levels deep, each with one bullet. */
export function manyHeadings(count: number): string {
  const parts = Array.from({ length: count }, (_, at) => `${'#'.repeat(2 + (at % 3))} Heading ${at}\n\n- [DAILY] Figure ${at}: ${at}.5% (Nov ${1 + (at % 28)}, 2026, Reuters ).\n`);
  return flat(parts.join('\n'));
}

/** In one piece and shared with nothing, as an editor gives a text: what the engine puts off must not be counted for the first one who reads. */
const flat = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

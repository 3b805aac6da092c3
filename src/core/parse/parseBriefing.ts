import type { Briefing } from '../model/briefing';
import { BUILT_IN_CADENCES } from '../model/cadence';
import { LineIndex } from '../model/lineIndex';
import { readBlocks, type Outline } from './blocks';
import { lastDayOf } from './dates/dates';
import { HEAD_LENGTH, namesDocument, readFacts, type DocumentFacts } from './documentFacts';
import { readFrontMatter } from './frontMatter';
import { PassagedBriefing } from './passagedBriefing';
import { outermostLevel } from './placePassages';
import { readPassages, type Surroundings } from './readPassages';
import { NO_LIST } from './references/referenceState';

export interface ParseOptions {
  /** Base name of the file, which may hold its date: `japan-market-briefing-2026-01-28.md`. */
  readonly fileName?: string;
  /** Names of the cadences in force, upper case; the built-in ones where left out. */
  readonly tagNames?: ReadonlySet<string>;
}

const BUILT_IN_NAMES: ReadonlySet<string> = new Set(BUILT_IN_CADENCES.map((cadence) => cadence.name));

/** What of the document as a whole decides how its bullets are read. */
export const conditionsOf = ({ asOf }: DocumentFacts, options: ParseOptions): Pick<Surroundings, 'tagNames' | 'documentDate'> => ({
  tagNames: options.tagNames ?? BUILT_IN_NAMES, documentDate: asOf && lastDayOf(asOf.date),
});

/** Reads a document into its model. Never throws, whatever the text; takes time linear in its length. */
export function parseBriefing(text: string, options: ParseOptions = {}): Briefing {
  const lines = new LineIndex(text);
  const frontMatter = readFrontMatter(text);
  const outline = readBlocks(lines, frontMatter?.end ?? (text.startsWith('\uFEFF') ? 1 : 0));
  const facts = readFacts(text.slice(0, HEAD_LENGTH), frontMatter, options.fileName ?? '', firstTitle(outline));
  const passages = readPassages(lines, outline, { before: NO_LIST, open: [], ...conditionsOf(facts, options) });
  return new PassagedBriefing(passages, Int32Array.from([...passages.map((passage) => passage.at), text.length]), { frontMatter, facts, options, outermost: outermostLevel(passages) }, lines);
}

const firstTitle = ({ blocks }: Outline): string | null => blocks.find(({ kind, level, text }) => kind === 'heading' && namesDocument(level, text))?.text ?? null;

import MarkdownIt, { type Token } from 'markdown-it';
import { lint } from 'markdownlint/sync';
import { remark } from 'remark';
import recommended from 'remark-preset-lint-recommended';
import { runChecks } from '../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION } from '../src/core/config/configuration';
import type { Briefing } from '../src/core/model/briefing';
import { parseBriefing } from '../src/core/parse/parseBriefing';
import { readAll } from './readAll';

export type ContenderId = 'model' | 'checks' | 'markdown-it' | 'blocks' | 'markdownlint' | 'remark' | 'remark-lint';

export interface Contender {
  readonly id: ContenderId;
  /** For a person. */
  readonly name: string;
  /** Part of this project: its failure is an error of the run, a peer's is only told. */
  readonly own: boolean;
  /** Handles the text once; gives a number that depends on what was found, the same at every run. */
  run(text: string): number;
}

/** The name under which every text is read: it holds a date. */
export const FILE_NAME = 'a-2026-01-28.md';
const DAY = '2026-02-15';

export const readBriefing = (text: string): Briefing => parseBriefing(text, { fileName: FILE_NAME });

const full = new MarkdownIt();
const blocks = new MarkdownIt();
blocks.core.ruler.disable(['inline', 'text_join']);
const processor = remark();
const linter = remark().use(recommended);

/** markdown-it's tokens of a text by its full parse. */
export const readTokens = (text: string): Token[] => full.parse(text, {});

export const CONTENDERS: readonly Contender[] = [
  { id: 'model', name: 'model, everything in it read', own: true, run: (text) => readAll(readBriefing(text)) },
  { id: 'checks', name: 'model and all offline checks', own: true, run: (text) => runChecks(readBriefing(text), DEFAULT_CONFIGURATION, DAY).findings.length },
  { id: 'markdown-it', name: 'markdown-it, full parse', own: false, run: (text) => readTokens(text).length },
  { id: 'blocks', name: 'markdown-it, blocks only', own: false, run: (text) => blocks.parse(text, {}).length },
  { id: 'markdownlint', name: 'markdownlint, default rules', own: false, run: (text) => lint({ strings: { briefing: text } })['briefing']?.length ?? 0 },
  { id: 'remark', name: 'remark, parse', own: false, run: (text) => processor.parse(text).children.length },
  { id: 'remark-lint', name: 'remark-lint, recommended rules', own: false, run: (text) => linter.processSync(text).messages.length },
];

import type { Cleanup } from '../../core/clean/cleanup';
import { cleanedText, cleanupEdits, planCleanup } from '../../core/clean/planCleanup';
import type { Command } from '../command';
import { loadDocument, type Document } from '../documents';
import { cleanReport } from '../format/cleanReport';
import { speaker } from '../format/language';
import { unifiedDiff } from '../format/unifiedDiff';
import { reportConfiguration } from '../reportConfiguration';
import { EXIT, UsageError } from '../streams';
import { writeDocuments } from '../writeDocuments';

export interface CleanedFile {
  readonly document: Document;
  readonly cleanup: Cleanup;
  readonly text: string;
}

/**
 * `briefing clean FILE…`: says what a clean-up would do, and with `--write` does it; a file is written whole or not at all. Pairs are printed
 * before anything is written, and made citations only with `--map`; without it their marks stay as they are.
 */
export const clean: Command = {
  name: 'clean',
  usage: 'briefing clean FILE… [--diff|--write] [--map] [--config FILE]',
  options: { diff: { type: 'boolean' }, write: { type: 'boolean' }, map: { type: 'boolean' }, config: { type: 'string' } },
  async run({ files, options, streams, ports }) {
    if (files.length === 0) throw new UsageError('clean takes at least one FILE.');
    if (options.flag('write') && options.flag('diff')) throw new UsageError('clean takes --diff or --write, not both.');
    if (options.flag('write') && files.includes('-')) throw new UsageError('--write cannot write to standard input; use --diff.');
    const speak = speaker(streams.env);
    const mapped = options.flag('map');
    const documents = await Promise.all(files.map((file) => loadDocument(file, options.text('config'), streams, ports)));
    const cleaned = documents.map((document): CleanedFile => {
      const cleanup = planCleanup(document.briefing);
      return { document, cleanup, text: cleanedText(document.briefing, cleanup, { mapped }) };
    });
    const report = cleanReport(cleaned, { mapped, written: options.flag('write') }, speak);
    if (options.flag('diff') || options.flag('write')) streams.error(report);
    else streams.out(report);
    if (options.flag('diff')) streams.out(cleaned.map(({ document, cleanup }) => unifiedDiff(document, cleanupEdits(cleanup, { mapped }))).join(''));
    if (options.flag('write')) await writeDocuments(cleaned);
    return reportConfiguration(documents, streams, speak) ? EXIT.usage : EXIT.clean;
  },
};

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseBriefing } from '../../core/parse/parseBriefing';
import { compareBriefings } from '../../core/review/compareBriefings';
import { GRAVE_CHANGES } from '../../core/review/comparison';
import { comparisonReport } from '../../core/review/comparisonReport';
import type { Command } from '../command';
import { decode, loadDocument, readBytes } from '../documents';
import { comparisonJson } from '../format/comparisonJson';
import { speaker } from '../format/language';
import { reportConfiguration } from '../reportConfiguration';
import { revisionBytes } from '../revisionText';
import { EXIT, UsageError } from '../streams';

/** `briefing compare FILE --with REVISION|FILE`: what happened to figures, citations and tags since. */
export const compare: Command = {
  name: 'compare',
  usage: 'briefing compare FILE --with REVISION|FILE [--config FILE] [--json]',
  options: { with: { type: 'string' }, config: { type: 'string' }, json: { type: 'boolean' } },
  async run({ files: [file, ...more], options, streams, ports }) {
    if (file === undefined || more.length > 0) throw new UsageError('compare takes one FILE.');
    const other = options.text('with');
    if (other === undefined) throw new UsageError('--with names the revision or the file to compare with.');
    const speak = speaker(streams.env);
    const document = await loadDocument(file, options.text('config'), streams, ports);
    const { configuration } = document;
    if (file === '-' && !existsSync(other)) throw new UsageError(`--with ${other}: there is no such file, and standard input has no revisions.`);
    const earlier = decode(existsSync(other) ? await readBytes(other) : await revisionBytes(file, other, streams.env), other);
    const before = parseBriefing(earlier, { fileName: path.basename(existsSync(other) ? other : file), tagNames: new Set(configuration.cadences.keys()) });
    const comparison = compareBriefings(before, document.briefing, configuration.cadences);
    streams.out(options.flag('json') ? comparisonJson(comparison, { file, before: other }) : comparisonReport(comparison, { file, before: other, link: () => null }, speak));
    if (reportConfiguration([document], streams, speak)) return EXIT.usage;
    return comparison.changes.some(({ kind }) => GRAVE_CHANGES.has(kind)) ? EXIT.findings : EXIT.clean;
  },
};

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runChecks } from '../../core/checks/runChecks';
import { yardstick, zoneOf } from '../../core/checks/yardstick';
import type { Message } from '../../core/model/message';
import { renderReport, REPORT_EXTENSIONS, REPORT_FORMATS, type ReportFormat } from '../../core/report/renderReport';
import { buildReport, type ReviewReport } from '../../core/report/reviewReport';
import { readName } from '../../core/review/signOff';
import { asOfOption } from '../asOfOption';
import type { Command, Invocation } from '../command';
import { loadDocument, type Document } from '../documents';
import { languageOf, speaker } from '../format/language';
import { reportConfiguration } from '../reportConfiguration';
import { loadSignOffs } from '../signOffFile';
import { EXIT, UsageError } from '../streams';

/** `briefing report FILE…`: the review report, on standard output or in a file. */
export const report: Command = {
  name: 'report',
  usage: `briefing report FILE… [--format ${REPORT_FORMATS.join('|')}] [--as-of YYYY-MM-DD] [--config FILE] [--who NAME] [--out FILE]`,
  options: { format: { type: 'string' }, 'as-of': { type: 'string' }, config: { type: 'string' }, who: { type: 'string' }, out: { type: 'string' } },
  async run(invocation) {
    const { files, options, streams, ports } = invocation;
    if (files.length === 0) throw new UsageError('report takes at least one FILE.');
    const out = options.text('out');
    if (out !== undefined && files.some((file) => path.resolve(file) === path.resolve(out))) throw new UsageError(`--out ${out} is one of the briefings; it is as it was.`);
    const format = formatOf(options.text('format'), out);
    asOfOption(options);
    const speak = speaker(streams.env);
    const documents = await Promise.all(files.map((file) => loadDocument(file, options.text('config'), streams, ports)));
    const reports = await Promise.all(documents.map((document) => reportOn(document, invocation, speak)));
    const text = renderReport(format, reports, speak, languageOf(streams.env));
    if (out === undefined) streams.out(text);
    else await write(out, text);
    return reportConfiguration(documents, streams, speak) ? EXIT.usage : EXIT.clean;
  },
};

/** As it is named, else as the name of the file says, else HTML. */
function formatOf(written: string | undefined, out: string | undefined): ReportFormat {
  if (written !== undefined) {
    const named = REPORT_FORMATS.find((one) => one === written);
    if (!named) throw new UsageError(`--format takes one of ${REPORT_FORMATS.join(', ')}, not "${written}".`);
    return named;
  }
  return REPORT_FORMATS.find((one) => out?.toLowerCase().endsWith(`.${REPORT_EXTENSIONS[one]}`)) ?? 'html';
}

async function reportOn({ file, briefing, configuration }: Document, { options, streams, ports }: Invocation, speak: (message: Message) => string): Promise<ReviewReport> {
  const measuredOn = asOfOption(options) ?? yardstick(briefing, configuration, ports.clock);
  const who = readName(options.text('who') ?? '');
  return buildReport({
    file, briefing, measuredOn, timeZone: zoneOf(briefing, configuration, ports.clock), result: runChecks(briefing, configuration, measuredOn), evidence: new Map(),
    signOffs: await loadSignOffs(file, streams, speak), generated: { at: ports.clock.now(), by: who === '' ? null : who },
  });
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
}

import type { Briefing } from '../../core/model/briefing';
import { bulletPart, documentPart, sectionParts, type SignablePart } from '../../core/review/signedParts';
import { readName } from '../../core/review/signOff';
import { signOffLine, signOffOf } from '../../core/review/writeSignOff';
import type { Command, Invocation } from '../command';
import { loadDocument } from '../documents';
import { speaker } from '../format/language';
import { signOffList } from '../format/signOffList';
import { loadSignOffs, signOffPath } from '../signOffFile';
import { EXIT, UsageError } from '../streams';

/** `briefing sign-off FILE --who NAME`: keeps beside the briefing that NAME has reviewed it, or a part of it, as it stands. `--list` tells what is signed. */
export const signOff: Command = {
  name: 'sign-off',
  usage: 'briefing sign-off FILE --who NAME [--line N | --section TITLE] [--config FILE], or briefing sign-off FILE --list',
  options: { who: { type: 'string' }, line: { type: 'string' }, section: { type: 'string' }, list: { type: 'boolean' }, config: { type: 'string' } },
  async run(invocation) {
    const { files: [file, ...more], options, streams, ports } = invocation;
    if (file === undefined || more.length > 0) throw new UsageError('sign-off takes one FILE.');
    if (file === '-') throw new UsageError('Sign-offs are kept in a file beside the briefing, which standard input has not.');
    const speak = speaker(streams.env);
    const { briefing } = await loadDocument(file, options.text('config'), streams, ports);
    if (options.flag('list')) {
      streams.out(signOffList(file, briefing, await loadSignOffs(file, streams, speak), speak));
      return EXIT.clean;
    }
    const who = readName(options.text('who') ?? '');
    if (who === '') throw new UsageError('--who NAME says who has reviewed it; --list tells what is signed.');
    const part = partOf(briefing, options);
    const signed = signOffOf(briefing, part, who, ports.clock.now());
    const kept = signOffPath(file);
    try {
      await ports.appendText(kept, (endsInLineBreak) => signOffLine(signed, endsInLineBreak));
    } catch (error) {
      throw new UsageError(`${kept}: cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}); nothing was signed.`);
    }
    streams.error(`${file}:${briefing.lines.lineAt(part.range.start) + 1}: ${part.scope} signed by ${who}; kept in ${kept}.\n`);
    return EXIT.clean;
  },
};

function partOf(briefing: Briefing, options: Invocation['options']): SignablePart {
  const [line, section] = [options.text('line'), options.text('section')];
  if (line !== undefined && section !== undefined) throw new UsageError('--line and --section name different parts; give one of them.');
  if (line !== undefined) return bulletInLine(briefing, line);
  return section === undefined ? documentPart(briefing) : sectionOf(briefing, section);
}

function bulletInLine(briefing: Briefing, written: string): SignablePart {
  const line = /^[1-9]\d{0,8}$/.test(written) ? Number(written) : 0;
  if (line === 0 || line > briefing.lines.lineCount) throw new UsageError(`--line takes a line from 1 to ${briefing.lines.lineCount}, not "${written}".`);
  const bullet = briefing.bulletAt(briefing.lines.startOf(line - 1));
  if (!bullet) throw new UsageError(`There is no bullet in line ${line}; a section is named by --section TITLE.`);
  return bulletPart(briefing, bullet);
}

/** By its title, or by all titles down to it where several sections have the one. */
function sectionOf(briefing: Briefing, written: string): SignablePart {
  const found = sectionParts(briefing).filter(({ place }) => place.section.at(-1) === written.trim() || place.section.join(' / ') === written.trim());
  const [part] = found;
  if (!part) throw new UsageError(`There is no section "${written}".`);
  if (found.length > 1) throw new UsageError(`There are ${found.length} sections "${written}": ${found.map(({ place }) => `"${place.section.join(' / ')}"`).join(', ')}. Give the whole path, or sign their bullets by --line.`);
  return part;
}

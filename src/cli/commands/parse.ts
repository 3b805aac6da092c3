import { loadDocument } from '../documents';
import { briefingJson } from '../format/briefingJson';
import type { Command } from '../command';
import { EXIT, UsageError } from '../streams';

/** `briefing parse FILE --json`: the model. */
export const parse: Command = {
  name: 'parse',
  usage: 'briefing parse FILE [--json] [--config FILE]',
  options: { json: { type: 'boolean' }, config: { type: 'string' } },
  async run({ files, options, streams, ports }) {
    const [file, ...more] = files;
    if (file === undefined || more.length > 0) throw new UsageError('parse takes one FILE.');
    const { briefing } = await loadDocument(file, options.text('config'), streams, ports);
    if (options.flag('json')) {
      streams.out(`${JSON.stringify(briefingJson(file, briefing), null, 2)}\n`);
      return EXIT.clean;
    }
    const tagged = briefing.bullets.filter((bullet) => bullet.tag).length;
    streams.out(`${file}: ${briefing.sections.length} sections, ${briefing.bullets.length} bullets (${tagged} tagged), ${briefing.references.length} references, ${briefing.residue.length} residue; as of ${briefing.asOf?.date ?? 'no date'}.\n`);
    return EXIT.clean;
  },
};

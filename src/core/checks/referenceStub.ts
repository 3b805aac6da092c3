import type { Briefing } from '../model/briefing';
import type { Fix } from '../model/finding';
import { say } from '../model/message';

/** Where an entry can be added, and what its line begins with. */
export interface StubPlace {
  readonly at: number;
  readonly before: string;
}

/** Behind the last entry of the last list of references; null where that is no item of a list with bullets, which alone can grow without renumbering. */
export function stubPlace({ text, lines, references }: Briefing): StubPlace | null {
  const last = references.at(-1);
  const line = last ? lines.lineAt(last.range.start) : 0;
  const marker = last?.form === 'item' ? /^[ \t]*[-*+][ \t]/.exec(lines.lineText(line)) : null;
  if (!last || !marker || lines.startOf(line) + marker[0].search(/[-*+]/) !== last.range.start) return null;
  const at = lines.endOf(lines.lineAt(last.range.end));
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  return { at, before: `${lineBreak}${marker[0]}` };
}

/** What the entry lacks is said in it, and asked for again once it is there: a suppression that passes over nothing is reported. */
export const stubFix = ({ at, before }: StubPlace, name: string): Fix => ({
  title: say('Add {0} to the references', name), isSure: false,
  edits: [{ range: { start: at, end: at }, text: `${before}${name} <!-- briefing-disable-line reference-without-url -- stub: add title and URL -->` }],
});

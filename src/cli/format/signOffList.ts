import type { Briefing } from '../../core/model/briefing';
import { say, type Message } from '../../core/model/message';
import { onOneLine } from '../../core/report/documentText';
import type { SignOff } from '../../core/review/signOff';
import { statusOf } from '../../core/review/signOffStatus';
import { signOffWords } from '../../core/review/signOffWords';

/** One line for each part that is signed, or was before it changed, and a line of sums. */
export function signOffList(file: string, briefing: Briefing, signOffs: readonly SignOff[], speak: (message: Message) => string): string {
  const { bullets, sections, document } = statusOf(briefing, signOffs);
  const lines = briefing.lines;
  const entries = [
    ...signOffWords(document, 'document', whenOf).map((words) => ({ offset: 0, name: speak(say('document')), words })),
    ...[...sections].flatMap(([{ range, title }, status]) => signOffWords(status, 'section', whenOf).map((words) => ({ offset: range.start, name: title, words }))),
    ...[...bullets].flatMap(([{ range, label, body }, status]) => signOffWords(status, 'bullet', whenOf).map((words) => ({ offset: range.start, name: label?.text ?? briefing.text.slice(body.start, Math.min(body.end, body.start + 60)), words }))),
  ].sort((left, right) => left.offset - right.offset);
  const signed = [...bullets.values()].filter(({ state }) => state === 'signed').length;
  const lapsed = [...bullets.values()].filter(({ state }) => state === 'lapsed').length;
  return [
    ...entries.map(({ offset, name, words }) => `${file}:${lines.lineAt(offset) + 1}: ${onOneLine(name)}: ${speak(words)}`),
    `${file}: ${speak(say('{0} of {1} bullets signed, {2} lapsed', signed, bullets.size, lapsed))}`, '',
  ].join('\n');
}

const whenOf = ({ when }: SignOff): string => when;

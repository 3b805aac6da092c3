import type { Briefing, Bullet } from '../model/briefing';
import type { Reference } from '../model/citation';
import { say, type Message } from '../model/message';
import { sliceOf } from '../model/range';
import { fenced, markdown, spelled } from '../report/documentText';
import { CHANGE_KINDS, isSame, type Change, type ChangeKind, type Comparison } from './comparison';

type Say = (message: Message) => string;

/** What each kind of change is called, and why it is told. */
export const CHANGE_WORDS: Readonly<Record<ChangeKind, { readonly title: Message; readonly why: Message | null }>> = {
  'figures-under-old-citation': { title: say('Figures changed, citation as it was'), why: say('The citation vouches for figures that it did not state before. Look at the source.') },
  'citation-removed': { title: say('Citation removed'), why: say('What stood here with a source or a date stands without it now.') },
  'tag-downgraded': { title: say('Tag slowed down'), why: say('The bullet may now be older before a check complains, or is not checked at all.') },
  'date-bumped': { title: say('Re-dated: only the date moved'), why: say('Figures, words and publisher are as they were. Was the source read again?') },
  'citation-changed': { title: say('Re-dated or cited anew, figures as they were'), why: say('Another citation stands behind the same figures.') },
  'figures-uncited': { title: say('Figures changed without a citation'), why: null },
  removed: { title: say('Bullets removed'), why: null },
  added: { title: say('Bullets added'), why: null },
  updated: { title: say('Updated with their citation'), why: null },
  'tag-upgraded': { title: say('Tag sped up'), why: null },
  'citation-added': { title: say('Citation added'), why: null },
  'text-changed': { title: say('Words changed'), why: null },
  moved: { title: say('Moved to another section'), why: null },
};

export interface ComparisonNames {
  readonly file: string;
  /** What the earlier text is called: a revision, another file. */
  readonly before: string;
  /** The address of a line (1-based) of the later text; null where there is none. */
  link(line: number): string | null;
}

/** The comparison as Markdown, the gravest first; every bullet with its line and its words before and after. */
export function comparisonReport(comparison: Comparison, names: ComparisonNames, speak: Say): string {
  const { changes, referencesAdded, referencesRemoved, before, after } = comparison;
  const head = `# ${markdown(speak(say('{0} compared with {1}', names.file, names.before)))}`;
  if (isSame(comparison)) return `${head}\n\n${speak(say('Nothing differs: every bullet and every reference is as it was.'))}\n`;
  const parts = CHANGE_KINDS.flatMap((kind) => {
    const found = changes.filter((change) => change.kind === kind);
    if (found.length === 0) return [];
    const { title, why } = CHANGE_WORDS[kind];
    return [`## ${speak(title)} (${found.length})`, ...(why ? [speak(why)] : []), ...found.map((change) => entry(comparison, change, names, speak))];
  });
  const list = (title: Message, references: readonly Reference[], briefing: Briefing, mark: string): string[] =>
    (references.length === 0 ? [] : [`## ${speak(title)} (${references.length})`, fenced('diff', references.flatMap((one) => marked(mark, sliceOf(briefing.text, one.range))))]);
  return [head, ...parts, ...list(say('References added'), referencesAdded, after, '+'), ...list(say('References removed'), referencesRemoved, before, '-')].join('\n\n') + '\n';
}

function entry({ before, after }: Comparison, change: Change, names: ComparisonNames, speak: Say): string {
  const lineOf = (briefing: Briefing, bullet: Bullet): number => briefing.lines.lineAt(bullet.range.start) + 1;
  const was = change.before && lineOf(before, change.before);
  const is = change.after && lineOf(after, change.after);
  const link = is === null ? null : names.link(is);
  const here = is === null ? '' : speak(say('Line {0}', is));
  const place = [link === null ? here : `[${here}](${link})`, was === null ? '' : speak(say('before: line {0}', was))].filter((part) => part !== '').join(', ');
  const label = (change.after ?? change.before)?.label?.text;
  const lines = [...(change.before ? marked('-', sliceOf(before.text, change.before.range)) : []), ...(change.after ? marked('+', sliceOf(after.text, change.after.range)) : [])];
  const path = change.kind === 'moved' ? `\n\n${[change.before, change.after].map((bullet) => markdown(bullet?.section?.path.join(' › ') ?? '')).join(' → ')}` : '';
  return `**${place}**${label === undefined ? '' : `: ${markdown(label)}`}${path}\n\n${fenced('diff', lines)}`;
}

const marked = (mark: string, text: string): string[] => text.trimEnd().split(/\r\n?|\n/).map((line) => `${mark} ${spelled(line)}`);

import type { Message } from '../../core/model/message';
import { say } from '../../core/model/message';
import { sliceOf } from '../../core/model/range';
import { applyWithin, type TextEdit } from '../../core/model/textEdit';
import type { Proposal } from '../../core/refresh/planRefresh';
import type { RefreshedFile } from '../commands/refresh';

type Say = (message: Message) => string;

/** `refresh --json` (contract version 1). A proposal that is held is a failure there: it was not and will not be applied unasked. */
export function refreshJson(refreshed: readonly RefreshedFile[], speak: Say): string {
  const files = refreshed.map(({ document: { file }, outcome }) => {
    const line = (offset: number): number => outcome.briefing.lines.lineAt(offset) + 1;
    const held = outcome.proposals.filter((proposal) => proposal.held);
    return {
      file,
      edits: outcome.proposals.filter((proposal) => !proposal.held).flatMap((proposal) => proposal.changes.map(({ source, observation }) => ({
        line: line(proposal.bullet.range.start), source: source.id, ...beforeAndAfter(outcome.briefing, proposal), value: observation.value, asOf: observation.asOf, url: observation.url,
      }))),
      unchanged: outcome.unchanged.map(({ bullet, sourceId }) => ({ line: line(bullet.range.start), source: sourceId })),
      failures: [
        ...outcome.failures.map(({ bullet, sourceId, error, message }) => ({ line: line(bullet.range.start), source: sourceId, error, message: speak(message) })),
        ...held.map(({ bullet, changes, held: reason }) => ({ line: line(bullet.range.start), source: changes[0]?.source.id ?? '', error: 'held', message: speak(reason ?? say('')) })),
      ],
      unbound: outcome.unbound.map((bullet) => line(bullet.range.start)),
    };
  });
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

/** A unified diff without context, which `git apply --unidiff-zero` takes. Lines are git's: they end at a line feed, a carriage return before it is theirs. */
export function refreshDiff(refreshed: readonly RefreshedFile[]): string {
  return refreshed.map(({ document: { file, byteOrderMark }, outcome }) => {
    const { text } = outcome.briefing;
    const hunks = hunksOf(text, outcome.proposals.filter((proposal) => !proposal.held).flatMap((proposal) => proposal.edits)).map(({ start, end, edits }) => {
      const before = text.slice(start, end);
      const after = applyWithin(text, { start, end }, edits);
      const line = text.slice(0, start).split('\n').length;
      const mark = start === 0 ? byteOrderMark : '';
      return `@@ -${line},${countLines(before)} +${line},${countLines(after)} @@\n${prefix('-', mark + before)}${prefix('+', mark + after)}`;
    });
    const name = file.replace(/^\.\//, '');
    return hunks.length === 0 ? '' : `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
  }).join('');
}

interface Hunk {
  readonly start: number;
  end: number;
  readonly edits: TextEdit[];
}

/** Edits that share a line share a hunk. */
function hunksOf(text: string, edits: readonly TextEdit[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const edit of edits) {
    const last = hunks.at(-1);
    const feed = text.indexOf('\n', edit.range.end);
    const end = feed < 0 ? text.length : feed + 1;
    if (last && edit.range.start < last.end) {
      last.edits.push(edit);
      last.end = end;
    } else hunks.push({ start: text.lastIndexOf('\n', edit.range.start - 1) + 1, end, edits: [edit] });
  }
  return hunks;
}

const countLines = (text: string): number => text.replace(/\n$/, '').split('\n').length;

const prefix = (sign: string, text: string): string =>
  text.replace(/\n$/, '').split('\n').map((line) => `${sign}${line}\n`).join('') + (text.endsWith('\n') ? '' : '\\ No newline at end of file\n');

/** The whole lines of the bullet before and after. */
function beforeAndAfter({ text, lines }: RefreshedFile['outcome']['briefing'], proposal: Proposal): { before: string; after: string } {
  const start = lines.startOf(lines.lineAt(proposal.bullet.range.start));
  const end = lines.endOf(lines.lineAt(proposal.bullet.range.end));
  return { before: sliceOf(text, { start, end }), after: applyWithin(text, { start, end }, proposal.edits) };
}

/** What happened, for a person: one line a failure, then the sums. */
export function refreshSummary(refreshed: readonly RefreshedFile[], speak: Say, written: boolean): string {
  return refreshed.map(({ document: { file }, outcome }) => {
    const at = (offset: number): number => outcome.briefing.lines.lineAt(offset) + 1;
    const held = outcome.proposals.filter((proposal) => proposal.held);
    const lines = [
      ...outcome.failures.map((failure) => `${file}:${at(failure.bullet.range.start)}: ${speak(failure.message)}`),
      ...held.map((proposal) => `${file}:${at(proposal.bullet.range.start)}: ${proposal.changes[0]?.source.title ?? ''}: ${proposal.held ? speak(proposal.held) : ''}`),
    ];
    const edits = outcome.proposals.length - held.length;
    lines.push(`${file}: ${edits} ${written ? 'written' : 'proposed'}, ${outcome.unchanged.length} unchanged, ${outcome.failures.length} failed, ${held.length} held, ${outcome.unbound.length} without a source.`);
    return `${lines.join('\n')}\n`;
  }).join('');
}

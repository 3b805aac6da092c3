import type { Message } from '../../core/model/message';
import { say } from '../../core/model/message';
import { asOfText } from '../../core/model/observation';
import { sliceOf } from '../../core/model/range';
import { applyWithin } from '../../core/model/textEdit';
import { POST_ID } from '../../core/news/planDates';
import type { Change, DatedBy, Proposal } from '../../core/refresh/planRefresh';
import type { RefreshedFile } from '../commands/refresh';
import { unifiedDiff } from './unifiedDiff';

type Say = (message: Message) => string;

/** `refresh --json` (contract version 1). A proposal that is held is a failure there: it was not and will not be applied unasked. */
export function refreshJson(refreshed: readonly RefreshedFile[], speak: Say): string {
  const files = refreshed.map(({ document: { file }, outcome }) => {
    const line = (offset: number): number => outcome.briefing.lines.lineAt(offset) + 1;
    const held = outcome.proposals.filter((proposal) => proposal.held);
    return {
      file,
      edits: outcome.proposals.filter((proposal) => !proposal.held).flatMap((proposal) => {
        const place = { line: line(proposal.bullet.range.start), ...beforeAndAfter(outcome.briefing, proposal) };
        return [...proposal.changes.map((change) => editOfChange(place, change)), ...(proposal.dated ? [editOfDate(place, proposal.dated)] : [])];
      }),
      unchanged: outcome.unchanged.map(({ bullet, sourceId }) => ({ line: line(bullet.range.start), source: sourceId })),
      failures: [
        ...outcome.failures.map(({ bullet, sourceId, error, message }) => ({ line: line(bullet.range.start), source: sourceId, error, message: speak(message) })),
        ...held.map(({ bullet, changes, dated, held: reason }) => ({ line: line(bullet.range.start), source: changes[0]?.source.id ?? sourceOfDate(dated), error: 'held', message: speak(reason ?? say('')) })),
      ],
      unbound: outcome.unbound.map((bullet) => line(bullet.range.start)),
    };
  });
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

interface Place {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

const editOfChange = ({ line, before, after }: Place, { source, observation }: Change): object =>
  ({ line, source: source.id, before, after, value: observation.value, asOf: asOfText(observation), url: observation.url });

/** Only the date changes: there is no value, and `by` says what gave the date. */
const editOfDate = ({ line, before, after }: Place, dated: DatedBy): object =>
  ({ line, source: sourceOfDate(dated), before, after, value: null, asOf: dated.asOf, url: dated.url, by: dated.by });

const sourceOfDate = (dated: DatedBy | null): string => (dated?.by === POST_ID ? 'post' : 'page');

/** What a refresh would write, without what is held. */
export const refreshDiff = (refreshed: readonly RefreshedFile[]): string =>
  refreshed.map(({ document, outcome }) => unifiedDiff(document, outcome.proposals.filter((proposal) => !proposal.held).flatMap((proposal) => proposal.edits))).join('');

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
      ...held.map((proposal) => `${file}:${at(proposal.bullet.range.start)}: ${proposal.changes[0] ? `${proposal.changes[0].source.title}: ` : ''}${proposal.held ? speak(proposal.held) : ''}`),
    ];
    const edits = outcome.proposals.length - held.length;
    lines.push(`${file}: ${edits} ${written ? 'written' : 'proposed'}, ${outcome.unchanged.length} unchanged, ${outcome.failures.length} failed, ${held.length} held, ${outcome.unbound.length} without a source.`);
    return `${lines.join('\n')}\n`;
  }).join('');
}

import type { Bullet } from '../../core/model/briefing';
import { say, type Message } from '../../core/model/message';
import { asOfText } from '../../core/model/observation';
import { sliceOf } from '../../core/model/range';
import { applyWithin } from '../../core/model/textEdit';
import { tellChange, tellOrigin } from '../../core/refresh/changeOf';
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

/** What happened, for a person: one line a change that was written, one a failure and one that is held, then the sums. */
export function refreshSummary(refreshed: readonly RefreshedFile[], speak: Say, isWritten: boolean): string {
  return refreshed.map(({ document: { file }, outcome }) => {
    const at = ({ range }: Bullet, text: string): string => `${file}:${outcome.briefing.lines.lineAt(range.start) + 1}: ${text}`;
    const free = outcome.proposals.filter((proposal) => !proposal.held);
    const held = outcome.proposals.filter((proposal) => proposal.held);
    const lines = [
      ...(isWritten ? free.flatMap(({ bullet, changes }) => changes.map((change) => at(bullet, `${tellChange(change)}; ${speak(tellOrigin(change))}`))) : []),
      ...outcome.failures.map((failure) => at(failure.bullet, speak(failure.message))),
      ...held.map(({ bullet, changes, held: reason }) => at(bullet, `${changes.map(({ source }) => source.title).join(', ')}: ${reason ? speak(reason) : ''}`)),
    ];
    const counts = [free.length, outcome.unchanged.length, outcome.failures.length, held.length, outcome.unbound.length];
    const sums = isWritten ? say('{0} written, {1} unchanged, {2} failed, {3} held, {4} without a source.', ...counts) : say('{0} proposed, {1} unchanged, {2} failed, {3} held, {4} without a source.', ...counts);
    return `${[...lines, `${file}: ${speak(sums)}`].join('\n')}\n`;
  }).join('');
}

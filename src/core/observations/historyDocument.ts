import { say, type Message } from '../model/message';
import { asOfText } from '../model/observation';
import type { Written } from '../refresh/written';
import { markdown } from '../report/documentText';
import { chartAddress } from './chart';
import { differenceText } from './difference';
import { seriesOf, type Point } from './history';
import type { ObservationReading } from './readObservations';
import { numberText, valueText } from './valueText';

export interface HistoryRequest {
  /** What the history is of: `ドル円`, a source's title. */
  readonly name: string;
  /** `title` is null for a source that is no longer in force. */
  readonly sources: readonly { readonly id: string; readonly title: string | null }[];
  readonly reading: Pick<ObservationReading, 'observations' | 'applied'>;
  /** Where it is kept, for people. */
  readonly file: string;
  /** An instant (epoch milliseconds, UTC) for people, its zone named. */
  readonly time: (instant: number) => string;
  readonly speak: (message: Message) => string;
}

/** Rows of a table; what is left out is said. */
const MOST_ROWS = 500;
const CHARTED = 60;

/** What was observed of sources and what of it was written where, as Markdown: tables, the newest first. */
export function historyDocument({ name, sources, reading, file, time, speak }: HistoryRequest): string {
  const series = sources.map((source) => ({ ...source, points: seriesOf(reading.observations, source.id) }));
  const ids = new Set(sources.map(({ id }) => id));
  const applied = reading.applied.filter(({ sourceId }) => ids.has(sourceId)).sort((left, right) => right.at - left.at);
  const points = series.flatMap((one) => one.points.map((point) => ({ point, title: one.title ?? one.id }))).sort((left, right) => (orderOf(left.point) < orderOf(right.point) ? 1 : -1));
  return [
    `# ${markdown(speak(say('Observation history: {0}', name)))}`,
    markdown(speak(say('Kept in {0}. Values are in plain units.', file))),
    ...series.map((one) => summary(one.id, one.title, one.points, speak)),
    `## ${speak(say('Observed'))}`,
    ...(points.length === 0 ? [speak(say('Nothing was kept yet.'))] : observedTable(points, time, speak)),
    `## ${speak(say('Written by a refresh'))}`,
    ...(applied.length === 0 ? [speak(say('Nothing was kept yet.'))] : appliedTable(applied, time, speak)),
  ].join('\n\n') + '\n';
}

/** Dates and instants in ISO form order as they are. */
const orderOf = ({ observation: { asOf, fetchedAt } }: Point): string => `${asOf ?? new Date(fetchedAt).toISOString().slice(0, 10)} ${new Date(fetchedAt).toISOString()}`;

/** What the picture shows is said in words beside it. */
function summary(id: string, title: string | null, points: readonly Point[], speak: HistoryRequest['speak']): string {
  const heading = `**${markdown(title === null || title === id ? id : `${title} (${id})`)}**`;
  const [first, last] = [points[0]?.observation, points.at(-1)?.observation];
  if (!first || !last) return `${heading}: ${speak(say('Nothing was kept yet.'))}`;
  const words = speak(say('{0} observations, from {1} ({2}) to {3} ({4})', points.length, numberText(first.value), asOfText(first) ?? '–', numberText(last.value), asOfText(last) ?? '–'));
  const picture = points.length > 1 ? `\n\n![${markdown(words)}](${chartAddress(points.slice(-CHARTED).map(({ observation }) => observation))})` : '';
  return `${heading}: ${markdown(words)}${picture}`;
}

function observedTable(points: readonly { readonly point: Point; readonly title: string }[], time: HistoryRequest['time'], speak: HistoryRequest['speak']): string[] {
  const rows = points.slice(0, MOST_ROWS).map(({ point: { observation, difference }, title }) => [
    asOfText(observation) ?? '–', markdown(valueText(observation)), difference ? differenceText(difference, observation.unit) : '–',
    time(observation.fetchedAt), markdown(title), observation.hash, address(observation.url),
  ]);
  const head = [say('As of'), say('Value'), say('Change'), say('Fetched'), say('Source'), say('Hash'), say('Address')].map(speak);
  return [...leftOut(points.length, speak), table(head, rows)];
}

function appliedTable(applied: readonly Written[], time: HistoryRequest['time'], speak: HistoryRequest['speak']): string[] {
  const rows = applied.slice(0, MOST_ROWS).map(({ at, file, section, label, sourceId, figure, asOf }) =>
    [time(at), markdown(figure), asOf ?? '–', markdown(label), markdown(section), sourceId, markdown(file)]);
  const head = [say('Written'), say('Figure'), say('As of'), say('Label'), say('Section'), say('Source'), say('File')].map(speak);
  return [...leftOut(applied.length, speak), table(head, rows)];
}

const leftOut = (count: number, speak: HistoryRequest['speak']): string[] =>
  (count > MOST_ROWS ? [speak(say('The newest {0} of {1} are shown; the file has them all.', MOST_ROWS, count))] : []);

/** As a link where nothing in it could end the link or the cell, else as text. */
const address = (url: string): string => (/^https?:\/\/[^\s<>|\\]+$/i.test(url) ? `<${url}>` : markdown(url));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

import type { Source } from '../../core/config/configuration';
import type { LoadedConfiguration } from '../../core/config/configurationLoader';
import { say, type Message } from '../../core/model/message';
import { asOfText, isFailure } from '../../core/model/observation';
import { shownUrl } from '../../core/sources/sourceRequest';
import type { SourceTest } from '../../core/sources/testSource';

type Say = (message: Message) => string;

/** `sources list --json` (version 1). */
export function sourceListJson({ file, configuration }: LoadedConfiguration, speak: Say): string {
  const sources = configuration.sources.map((source) => ({
    id: source.id, title: source.title, origin: source.origin, enabled: source.enabled, labels: source.match.labels, section: source.match.section,
    host: hostOf(source), url: source.request ? shownUrl(source) : null, derive: source.derive, format: source.extract?.format ?? null, publisher: source.publisher, unit: source.unit,
    terms: source.terms && { text: speak({ text: source.terms.text, args: [] }), url: source.terms.url, credit: source.terms.credit },
  }));
  return `${JSON.stringify({ version: 1, configuration: file, sources }, null, 2)}\n`;
}

/** Two lines a source: what it is and where it stands; then the labels that it is bound by. What is off says on what terms it can be turned on. */
export function sourceListText({ file, configuration: { sources } }: LoadedConfiguration, speak: Say): string {
  const on = sources.filter((source) => source.enabled).length;
  const head = file === null ? speak(say('No `.briefing.yml`: the built-in sources are in force.')) : speak(say('In force: {0} and the built-in sources.', file));
  const width = Math.max(0, ...sources.map(({ id }) => id.length));
  const sums = speak(say('{0} sources, {1} on, {2} off.', sources.length, on, sources.length - on));
  const off = on === sources.length ? [] : [speak(say('To turn one on, agree to its terms and write into `.briefing.yml` below `sources:`  {0}', 'ID: { enabled: true }'))];
  return `${[head, '', ...sources.flatMap((source) => sourceLines(source, width, speak)), '', sums, ...off].join('\n')}\n`;
}

function sourceLines(source: Source, width: number, speak: Say): string[] {
  const indent = ' '.repeat(width + 2);
  const labels = source.match.labels.join(' | ');
  const section = source.match.section === null ? '' : ` [${source.match.section}]`;
  const { terms } = source;
  return [
    `${source.id.padEnd(width)}  ${stateOf(source, speak)}  ${source.title}  ${hostOf(source) ?? source.derive ?? ''}`.trimEnd(),
    ...(labels === '' ? [] : [`${indent}${labels}${section}`]),
    ...(terms && !source.enabled ? [`${indent}${speak(say('Terms: {0}', `${speak({ text: terms.text, args: [] })} ${terms.url}`))}`] : []),
  ];
}

function stateOf({ origin, enabled }: Source, speak: Say): string {
  if (!enabled) return speak(say('off'));
  return origin === 'file' ? speak(say('file')) : speak(say('on'));
}

const hostOf = ({ request }: Source): string | null => (request && URL.canParse(request.url) ? new URL(request.url).host : null);

/** `sources test --json` (version 1). One of `value`, `headlines` and `error` is not null. */
export function sourceTestJson({ source, exchanges, result }: SourceTest, speak: Say): string {
  return `${JSON.stringify({
    version: 1, source: source.id, title: source.title, origin: source.origin, enabled: source.enabled, publisher: source.publisher, unit: source.unit,
    requests: exchanges.map(({ url, headers, took, error, reply }) => ({
      url, headers, status: reply?.status ?? null, finalUrl: reply?.finalUrl ?? null, contentType: reply?.contentType ?? null, bytes: reply?.bytes ?? null, milliseconds: took, error, excerpt: reply?.excerpt ?? null,
    })),
    ...resultJson(result, speak),
  }, null, 2)}\n`;
}

function resultJson(result: SourceTest['result'], speak: Say): object {
  if ('headlines' in result) {
    return { value: null, asOf: null, headlines: result.headlines.map(({ title, url, publisher, published }) => ({ title, url, publisher, published: published?.day ?? null })), error: null, message: null };
  }
  if (isFailure(result)) return { value: null, asOf: null, headlines: null, error: result.error, message: speak(result.message) };
  return { value: result.value, asOf: asOfText(result), headlines: null, error: null, message: null };
}

import { AxiosHttpClient } from '../src/adapters/axiosHttpClient';
import { systemClock } from '../src/adapters/systemClock';
import { systemTimers } from '../src/adapters/systemTimers';
import { DEFAULT_CONFIGURATION, type Configuration, type Source } from '../src/core/config/configuration';
import { UNSTATED, UNSTATED_EXTRACTION, UNSTATED_REQUEST } from '../src/core/config/sourceDefaults';
import { render } from '../src/core/model/message';
import { parseBriefing } from '../src/core/parse/parseBriefing';
import { refreshBriefing } from '../src/core/refresh/refreshBriefing';
import { fetchSources } from '../src/core/sources/fetchAll';
import type { Bounds } from './bareLoop';

export const BULLETS = 500;
export const SOURCES = 120;

/** The newest value of a source. */
const valueOf = (source: number): number => 1_000 + source;

/** Each host has four sources, half of them JSON and half CSV. */
function sourceAt(index: number, origins: readonly string[]): Source {
  const isCsv = Math.floor(index / origins.length) % 2 === 1;
  const extract = isCsv ? { format: 'csv', value: 'Close', date: ['Date'] } as const : { format: 'json', value: '$.points[*].value', date: ['$.points[*].day'] } as const;
  return {
    ...UNSTATED, id: `s${index}`, title: `Source ${index}`, match: { labels: [`Index ${index}`], section: null },
    request: { ...UNSTATED_REQUEST, url: `${origins[index % origins.length]}/${isCsv ? 'csv' : 'json'}?value=${valueOf(index)}` },
    extract: { ...UNSTATED_EXTRACTION, ...extract },
  };
}

const bullet = (index: number): string => `- [DAILY] Index ${index % SOURCES}: ~${valueOf(index % SOURCES) - 1}.00, figure ${index} of the list (Nov ${1 + (index % 15)}, 2026, Reuters).`;

/** A document and its sources, and the whole way from the one to the edits. */
export class RefreshWork {
  readonly text = ['# Markets, 2026-11-16', ...Array.from({ length: BULLETS }, (_, index) => (index % 25 === 0 ? `\n## Section ${index / 25}\n\n${bullet(index)}` : bullet(index)))].join('\n');
  readonly #sources: readonly Source[];
  readonly #configuration: Configuration;
  readonly #http = new AxiosHttpClient({ allowPrivateHosts: () => true, version: '0' });

  constructor(
    origins: readonly string[],
    private readonly bounds: Bounds,
  ) {
    this.#sources = Array.from({ length: SOURCES }, (_, index) => sourceAt(index, origins));
    this.#configuration = { ...DEFAULT_CONFIGURATION, sources: this.#sources };
  }

  get urls(): string[] {
    return this.#sources.map((source) => source.request?.url ?? '');
  }

  /** Parse, bind, fetch, plan: gives the number of bullets that would change, which must be all of them. */
  async run(): Promise<number> {
    const briefing = parseBriefing(this.text, { fileName: 'markets.md' });
    const ports = { http: this.#http, clock: { ...systemClock, now: () => Date.UTC(2026, 10, 20, 12) }, timers: systemTimers, random: Math.random, secrets: { get: () => Promise.resolve(null) } };
    const outcome = await refreshBriefing({
      briefing, configuration: this.#configuration, within: null, current: () => briefing,
      fetch: async (sources) => new Map((await fetchSources(sources, ports, { ...this.bounds, known: this.#sources })).map((result) => [result.sourceId, result])),
    });
    const failure = outcome.failures[0];
    if (failure) throw new Error(render(failure.message));
    const wrong = outcome.proposals.find(({ changes }) => changes.some(({ source, observation }) => observation.value !== valueOf(Number(source.id.slice(1)))));
    if (wrong || outcome.proposals.length !== BULLETS) throw new Error(`${outcome.proposals.length} of ${BULLETS} bullets would change${wrong ? ', one of them wrongly' : ''}.`);
    return outcome.proposals.length;
  }

  dispose(): void {
    this.#http.dispose();
  }
}

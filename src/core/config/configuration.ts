import { BUILT_IN_CADENCES, type Cadence } from '../model/cadence';
import type { CivilDate } from '../model/civilDate';
import type { RuleId, Severity } from '../model/finding';

/** How a date is written where a source gives it. `iso` covers `2026-11-20` and anything that starts with it. No date is ever guessed. */
export const DATE_FORMATS = ['iso', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'MM/DD/YYYY', 'DD/MM/YYYY', 'epoch-s', 'epoch-ms'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** Where in a reply the value and its date stand. `json`: JSONPath (RFC 9535). `csv`: names of columns; the last row that has both counts. */
export interface Extraction {
  readonly format: 'json' | 'csv';
  readonly value: string;
  readonly date: string;
  readonly dateFormat: DateFormat;
  /** Label for `TextDecoder`; null = from the byte order mark or the HTTP header, else UTF-8. */
  readonly encoding: string | null;
  /** What the fetched number is multiplied by to reach plain units (1e8 for a column in 億円). */
  readonly scale: number;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly match: { readonly labels: readonly string[]; readonly section: string | null };
  readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly extract: Extraction;
  readonly publisher: string | null;
  /** Decimals to write; null = as many as the figure in the document has. */
  readonly decimals: number | null;
  readonly ttlMs: number;
}

export interface PublisherEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  readonly trust: 'high' | 'medium' | 'low' | null;
  /** The first and the last day the rating of `trust` holds for, so that a source is not judged by what it became; null = no bound. */
  readonly trustFrom: CivilDate | null;
  readonly trustTo: CivilDate | null;
}

export interface NetworkLimits {
  readonly concurrency: number;
  readonly perHost: number;
  readonly timeoutMs: number;
}

/** What is in force for a document: `.briefing.yml` over the built-in defaults. */
export interface Configuration {
  readonly cadences: ReadonlyMap<string, Cadence>;
  readonly asOf: 'today' | 'document';
  /** IANA name of the zone whose days count; null = Tokyo for a Japanese briefing, else the machine's. */
  readonly timeZone: string | null;
  /** Days that cadences with the business calendar pass over beside weekends. */
  readonly holidays: ReadonlySet<CivilDate>;
  /** Units of the second currency for one of the first, by pair (`USD/JPY`): the team's own, for rules that compare amounts. */
  readonly exchangeRates: ReadonlyMap<string, number>;
  readonly sources: readonly Source[];
  readonly publishers: readonly PublisherEntry[];
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>;
  readonly network: NetworkLimits;
}

export const DEFAULT_TTL_MS = 15 * 60_000;

export const DEFAULT_CONFIGURATION: Configuration = {
  cadences: new Map(BUILT_IN_CADENCES.map((cadence) => [cadence.name, cadence])),
  asOf: 'today',
  timeZone: null,
  holidays: new Set(),
  exchangeRates: new Map(),
  sources: [],
  publishers: [],
  rules: new Map(),
  network: { concurrency: 16, perHost: 2, timeoutMs: 10_000 },
};

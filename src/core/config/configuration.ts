import { BUILT_IN_CADENCES, type Cadence } from '../model/cadence';
import type { CivilDate } from '../model/civilDate';
import type { RuleId, Severity } from '../model/finding';

/** How a date is written where a source gives it; what each reads stands in docs/sources.md. `iso` covers `2026-11-20` and anything that starts with it. No date is ever guessed. */
export const DATE_FORMATS = [
  'iso', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'MM/DD/YYYY', 'DD/MM/YYYY', 'epoch-s', 'epoch-ms',
  'YYYY年M月D日', 'era', 'month-name', 'rfc822', 'YYYYMMDDThhmmssZ', 'serial', 'period',
  'YYYY-MM', 'YYYY/M', 'YYYYMM', 'YYYY年M月', 'YYYY-Qn', 'YYYYQQ', 'YYYY', 'e-stat', 'bls',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export const EXTRACT_FORMATS = ['json', 'csv', 'xml', 'feed', 'html', 'xlsx', 'text'] as const;
export type ExtractFormat = (typeof EXTRACT_FORMATS)[number];

/**
 * Where in a reply the value and its date stand. A *locator* is in the language of the format: `json` and `xml` JSONPath (RFC 9535), `csv` and
 * `xlsx` the name of a column or `#2` for its place from 1, `html` a CSS selector, `@name` behind it for an attribute. `text`, and the others
 * where `pattern` is given, have the groups `value` and `date` of that pattern instead.
 */
export interface Extraction {
  readonly format: ExtractFormat;
  /** Null where the pattern gives it, and in a feed that is read for its headlines only. */
  readonly value: string | null;
  /**
   * One locator, or several whose texts are joined by a space (`2026 M09`). `['link']`: the group `date` of the link on the index page.
   * `['none']`: the reply does not say of when its value is, as with a forecast. Empty where the pattern gives it.
   */
  readonly date: readonly string[];
  readonly dateFormat: DateFormat;
  /** IANA zone whose day an instant (epoch, time with an offset) is counted in; null = UTC for an epoch, else the day as it is written. */
  readonly timeZone: string | null;
  /** RE2, with the groups `value` and `date`. */
  readonly pattern: string | null;
  /** `html`: selector of the rows that `value` and `date` are looked for in; null = the whole page. */
  readonly rows: string | null;
  /** `csv`, `xlsx`: only rows that have this text in this column. */
  readonly row: Readonly<Record<string, string>>;
  /** `xlsx`: name of the sheet; null = the first. */
  readonly sheet: string | null;
  /** What must stand at a locator for the reply to count: `{ "$.STATUS": "200" }`; for a column the text of its header. Width and white space do not matter; a header need only contain it. */
  readonly okWhen: Readonly<Record<string, string>>;
  /** Label for `TextDecoder`; null = from the byte order mark, the HTTP header or the page's own `<meta>`, else UTF-8. */
  readonly encoding: string | null;
  /** What the fetched number is multiplied by to reach plain units (1e8 for a column in 億円). */
  readonly scale: number;
}

/** What is asked. Addresses may hold `${secret:NAME}`, `${date:YYYY-MM-DD}` (the day of the request, `${date-1y:YYYY}` the year before) and, in a feed, `${query}`. */
export interface RequestSpec {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Asked in turn where the one before has nothing yet: 403, 404, nothing in it, no value. */
  readonly fallbacks: readonly string[];
  /** How many days `${date…}` goes back, one by one, where the day asked for has nothing yet. */
  readonly walkBackDays: number;
  /** Two steps: RE2 of the link that the page at `url` has to the file (group 1, or `url`); of several the one with the latest group `date`, else the first. */
  readonly link: string | null;
  /** Least time between two requests to the host. */
  readonly intervalMs: number;
}

/** The largest change that is offered without being held: a fraction of the old value, or points of a rate. */
export type JumpLimit = { readonly kind: 'ratio' | 'points'; readonly limit: number };

/** On what terms a publisher lets its data be used. */
export interface Terms {
  readonly text: string;
  readonly url: string;
  /** What has to be shown with the data. */
  readonly credit: string | null;
}

/** Where a bullet's value can be fetched from. It is either requested (`request` and `extract`) or derived from other sources. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly origin: 'file' | 'built-in';
  /** False: known, and bound to nothing until somebody turns it on. */
  readonly enabled: boolean;
  readonly match: { readonly labels: readonly string[]; readonly section: string | null };
  readonly request: RequestSpec | null;
  readonly extract: Extraction | null;
  /** Expression over other sources: `${jpy-eur} / ${usd-eur}`. */
  readonly derive: string | null;
  readonly publisher: string | null;
  /** Decimals to write; null = as many as the figure in the document has. */
  readonly decimals: number | null;
  /** Unit of the value as `Figure.unit` or, for money, an ISO 4217 code; null = whatever the figure has. */
  readonly unit: string | null;
  /** What lies outside is taken for a mistake of the extraction, in plain units, ends included. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly maxJump: JumpLimit | null;
  /** A newest value that is older is a failure: the source has stopped. */
  readonly maxAgeDays: number | null;
  readonly ttlMs: number;
  readonly terms: Terms | null;
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

/** Where the posts are that citations name as `[post:540]`. */
export interface Posts {
  /** Address of a post with `${id}` in it; null = the number in the citation alone says nothing of where it is. */
  readonly url: string | null;
  /** What the number in a citation stands for: the number of a post (digits), or its whole http(s) address. */
  readonly ids: ReadonlyMap<string, string>;
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
  readonly posts: Posts;
  readonly network: NetworkLimits;
}

/** Gives the built-in sources; loaded on first use. */
export type LoadCatalogue = () => Promise<readonly Source[]>;

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
  posts: { url: null, ids: new Map() },
  network: { concurrency: 16, perHost: 2, timeoutMs: 10_000 },
};

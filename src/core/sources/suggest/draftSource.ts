import type { Extraction, Source } from '../../config/configuration';
import type { SourceEntry } from '../../config/insertSource';
import { UNSTATED, UNSTATED_EXTRACTION, UNSTATED_REQUEST } from '../../config/sourceDefaults';

/** What a person has chosen, from which a source is made. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  /** The labels that it feeds; none where the bullet gets a mark. */
  readonly labels: readonly string[];
  readonly section: string | null;
  readonly url: string;
  readonly extract: Extraction;
  readonly publisher: string | null;
}

export const draftSource = ({ id, title, labels, section, url, extract, publisher }: Draft): Source => ({
  ...UNSTATED, id, title, publisher, match: { labels, section }, request: { ...UNSTATED_REQUEST, url }, extract,
});

/** The draft in the keys of `.briefing.yml`; what is as it is by default is left out. */
export function entryOf({ title, labels, section, url, extract, publisher }: Draft): SourceEntry {
  return {
    title,
    ...(labels.length > 0 ? { match: { labels: [...labels], ...(section === null ? {} : { section }) } } : {}),
    request: { url },
    extract: extractEntry(extract),
    ...(publisher === null ? {} : { publisher }),
  };
}

function extractEntry(extract: Extraction): SourceEntry {
  const { format, value, date, dateFormat, timeZone, pattern, rows, row, sheet, okWhen, encoding, scale } = extract;
  const stated: readonly (readonly [string, unknown, boolean])[] = [
    ['format', format, true], ['rows', rows, rows !== null], ['value', value, value !== null], ['date', date.length === 1 ? date[0] : [...date], date.length > 0],
    ['date_format', dateFormat, dateFormat !== UNSTATED_EXTRACTION.dateFormat && date[0] !== 'none'], ['time_zone', timeZone, timeZone !== null], ['pattern', pattern, pattern !== null],
    ['row', row, Object.keys(row).length > 0], ['sheet', sheet, sheet !== null], ['ok_when', okWhen, Object.keys(okWhen).length > 0], ['encoding', encoding, encoding !== null], ['scale', scale, scale !== 1],
  ];
  return Object.fromEntries(stated.filter(([, , isStated]) => isStated).map(([key, written]) => [key, written]));
}

/** An id of the words in a label, else of the host, that no other source has: `usd-jpy`, `fees-example-2`. */
export function idFor(label: string | null, url: string, taken: ReadonlySet<string>): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|api|data|stats)\./, '') : '';
  const base = slug(label ?? '') || slug(host) || 'source';
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}

const slug = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '');

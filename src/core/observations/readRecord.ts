import { parseCivilDate } from '../model/civilDate';
import type { AsOfPrecision } from '../model/observation';
import type { Written } from '../refresh/written';
import type { KeptObservation } from './keptObservation';

type Fields = Readonly<Record<string, unknown>>;

const PRECISIONS: readonly AsOfPrecision[] = ['day', 'month', 'quarter', 'year'];
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;
const HASH = /^[0-9a-f]{1,64}$/;
const SOURCE_ID = /^[A-Za-z0-9][\w.-]*$/;
const AS_OF = /^(\d{4})(?:-Q[1-4]|-(\d{2})(?:-(\d{2}))?)?$/;

/** Null where a field that counts is missing, or is no finite number, no real date, no instant in UTC. */
export function readObservation({ source, value, asOf, precision, fetchedAt, url, hash, recipe, publisher, unit }: Fields): KeptObservation | null {
  const fetched = readInstant(fetchedAt);
  const exact = PRECISIONS.find((one) => one === precision);
  const day = asOf === null ? null : typeof asOf === 'string' ? parseCivilDate(asOf) : undefined;
  if (!isSourceId(source) || typeof value !== 'number' || !Number.isFinite(value) || fetched === null || !exact || typeof url !== 'string' || !isHash(hash)) return null;
  if (day === undefined || (day === null && asOf !== null)) return null;
  return { sourceId: source, value, asOf: day, precision: exact, fetchedAt: fetched, url, hash, recipe: isHash(recipe) ? recipe : null, publisher: textOrNull(publisher), unit: textOrNull(unit) };
}

/** Null where a field is missing or is not what it should be. */
export function readApplied({ at, file, section, label, source, figure, bullet, asOf }: Fields): Written | null {
  const written = readInstant(at);
  if (written === null || !isSourceId(source) || !isHash(bullet) || !isAsOf(asOf)) return null;
  if (typeof file !== 'string' || typeof section !== 'string' || typeof label !== 'string' || typeof figure !== 'string') return null;
  return { file, section, label, sourceId: source, figure, bullet, asOf, at: written };
}

/** Epoch milliseconds, UTC. `Date.parse` alone would take the 30th of February for the 2nd of March. */
function readInstant(value: unknown): number | null {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  return day !== undefined && parseCivilDate(day) !== null ? Date.parse(String(value)) : null;
}

const isHash = (value: unknown): value is string => typeof value === 'string' && HASH.test(value);

const isSourceId = (value: unknown): value is string => typeof value === 'string' && SOURCE_ID.test(value);

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** As `asOfText` writes it. */
function isAsOf(value: unknown): value is string | null {
  const match = typeof value === 'string' ? AS_OF.exec(value) : null;
  return value === null || (match !== null && parseCivilDate(`${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`) !== null);
}

import type { Extraction } from '../config/configuration';
import type { Candidate } from './chooseReading';
import { dateLocators, hasDates, refine, type Extractor, type Located } from './extraction';
import { excerpt, fault, isFault, type Fault } from './fault';
import { findPath, type Json, type JsonNode } from './jsonPath';
import { isEqual, okFault } from './okWhen';
import type { Work } from './work';

/**
 * Reads value and date with JSONPath (RFC 9535). Paths that find several values, such as `$.observations[*].value`, must find as many dates, each beside
 * its value; the texts of several paths for the date are joined by a space.
 */
export const extractJson: Extractor = (text, extract, work) => {
  const root = parse(text);
  return isFault(root) ? root : extractTree(root.json, text, extract, work);
};

function parse(text: string): { readonly json: Json } | Fault {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) as Json };
  } catch {
    return fault('malformed-reply', '{0}: {1} did not answer with JSON. Check the address; the reply begins with: {2}', excerpt(text, 120));
  }
}

/** Reads a tree that came as JSON, or as XML. `text`: the reply, for an excerpt. */
export function extractTree(root: Json, text: string, extract: Extraction, work: Work, plain = (value: unknown): unknown => value): readonly Candidate[] | Fault {
  const find = (path: string): readonly JsonNode[] | Fault => {
    const found = findPath(root, path, work);
    return isFault(found) ? found : found.map((node) => ({ ...node, value: plain(node.value), location: node.location }));
  };
  const unexpected = okFault(extract.okWhen, text, {
    standsAt: (path) => { const found = find(path); return isFault(found) ? found : found.map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value))); },
    accepts: isEqual, oneSuffices: false,
  });
  if (unexpected) return unexpected;
  if (extract.value === null) return refine([{ text, date: undefined }], extract, work);
  const values = find(extract.value);
  if (isFault(values)) return values;
  if (values.length === 0) return nothing('no-value', extract.value, text);
  const located = withDates(values, extract, find, text);
  return isFault(located) ? located : refine(located, extract, work);
}

function withDates(values: readonly JsonNode[], extract: Extraction, find: (path: string) => readonly JsonNode[] | Fault, text: string): readonly Located[] | Fault {
  const columns: (readonly JsonNode[])[] = [];
  for (const path of dateLocators(extract)) {
    const dates = find(path);
    if (isFault(dates)) return dates;
    if (dates.length === 0) return nothing('no-date', path, text);
    if (dates.length !== values.length) {
      return fault('ambiguous', '{0}: in the reply of {1}, {2} finds {3} values and {4} finds {5} dates. They must pair one to one.', extract.value ?? '', values.length, path, dates.length);
    }
    if (values.length > 1 && dates.some((date, index) => !areBeside(date, values[index]))) {
      return fault('ambiguous', '{0}: in the reply of {1}, what {2} and {3} find does not stand side by side; some rows lack one of them. Use paths through the same rows.', extract.value ?? '', path);
    }
    columns.push(dates);
  }
  if (columns.length === 0 && hasDates(extract) && extract.pattern === null) return fault('no-date', '{0}: {1} has no date for the value. Check `date` in its extraction.');
  return values.map(({ value }, index) => ({ text: value, date: joined(columns.map((column) => column[index]?.value)) }));
}

/** Several values and dates pair by their order; that it is the same row shows in the indices on the way to both. */
function areBeside(date: JsonNode, value: JsonNode | undefined): boolean {
  const indices = [date, value].map((node) => (node?.location ?? []).filter((step) => typeof step === 'number')).sort((a, b) => a.length - b.length);
  const [short = [], long = []] = indices;
  let matched = 0;
  for (const index of long) if (index === short[matched]) matched++;
  return matched === short.length;
}

const joined = (parts: readonly unknown[]): unknown => (parts.length === 1 ? parts[0] : parts.map((part) => (typeof part === 'string' || typeof part === 'number' ? String(part) : '')).join(' '));

function nothing(error: 'no-value' | 'no-date', path: string, text: string): Fault {
  return fault(error, '{0}: {2} finds nothing in the reply of {1}. Correct the path; the reply begins with: {3}', path, excerpt(text, 120));
}

import { query } from 'json-p3';
import type { PlainExtraction } from './readReply';
import { chooseReading, type Reading } from './chooseReading';
import { excerpt, fault, isFault, type Fault } from './fault';

type Json = Parameters<typeof query>[1];

/**
 * Reads value and date with one JSONPath (RFC 9535) each. Paths that find several values, such as `$.observations[*].value`,
 * must find as many dates: they are paired in order, and the newest pair with a value counts.
 */
export function extractJson(text: string, extract: PlainExtraction): Reading | Fault {
  const root = parse(text);
  if (isFault(root)) return root;
  const values = find(root.json, extract.value);
  if (isFault(values)) return values;
  const dates = find(root.json, extract.date);
  if (isFault(dates)) return dates;
  if (values.found.length === 0) return nothing('no-value', extract.value, text);
  if (dates.found.length === 0) return nothing('no-date', extract.date, text);
  if (values.found.length !== dates.found.length) {
    return fault('ambiguous', '{0}: in the reply of {1}, {2} finds {3} values and {4} finds {5} dates. They must pair one to one.',
      extract.value, values.found.length, extract.date, dates.found.length);
  }
  return chooseReading(values.found.map((value, index) => ({ value, date: dates.found[index] })), extract.dateFormat);
}

function parse(text: string): { readonly json: Json } | Fault {
  try {
    return { json: JSON.parse(text) as Json };
  } catch {
    return fault('malformed-reply', '{0}: {1} did not answer with JSON. Check the address; the reply begins with: {2}', excerpt(text, 120));
  }
}

function find(root: Json, path: string): { readonly found: readonly unknown[] } | Fault {
  try {
    return { found: query(path, root).values() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fault('no-value', '{0}: {2} is not a JSONPath that can be used on {1}: {3}.', path, why);
  }
}

function nothing(error: 'no-value' | 'no-date', path: string, text: string): Fault {
  return fault(error, '{0}: {2} finds nothing in the reply of {1}. Correct the path; the reply begins with: {3}', path, excerpt(text, 120));
}

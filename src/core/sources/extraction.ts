import type { Extraction } from '../config/configuration';
import type { Candidate } from './chooseReading';
import { excerpt, fault, isFault, type Fault } from './fault';
import { compilePattern, type Pattern } from './pattern';
import type { Work } from './work';

/** Reads a reply that is text; one file a format. */
export type Extractor = (text: string, extract: Extraction, work: Work) => readonly Candidate[] | Fault;

/** Whether each value has a date of its own beside it, rather than one for the whole reply or none. */
export const hasDates = ({ date }: Extraction): boolean => date[0] !== 'none' && date[0] !== 'link';

/** The locators of the date; none where the pattern gives it, or the reply has none. */
export const dateLocators = (extract: Extraction): readonly string[] => (hasDates(extract) ? extract.date : []);

/** A text in which the pattern is looked for, with the date that was found beside it. */
export interface Located {
  readonly text: unknown;
  readonly date: unknown;
}

/**
 * What the pattern finds in located texts: its group `value`, with its group `date` or the date beside the text. A pattern with a `date` and no `value` takes
 * the date out of its text; without a pattern the texts are the values.
 */
export function refine(located: readonly Located[], extract: Extraction, work: Work): readonly Candidate[] | Fault {
  if (extract.pattern === null) return located.map(({ text, date }) => ({ value: text, date }));
  const pattern = compilePattern(extract.pattern);
  if (isFault(pattern)) return pattern;
  const found: Candidate[] = [];
  for (const one of located) {
    const more = pattern.names.includes('value') ? valuesIn(pattern, one, work) : dateOf(pattern, one, work);
    if (isFault(more)) return more;
    found.push(...more);
  }
  if (found.length > 0 || located.length === 0) return found;
  return fault('no-value', '{0}: the pattern “{2}” finds nothing in the reply of {1}. Correct it; searched was: {3}', excerpt(pattern.source, 80), excerpt(located.map(({ text }) => text).join(' '), 120));
}

function valuesIn(pattern: Pattern, { text, date }: Located, work: Work): readonly Candidate[] | Fault {
  const matches = pattern.matches(asText(text), work);
  if (isFault(matches)) return matches;
  const isDated = pattern.names.includes('date');
  return matches.map(({ groups }) => ({ value: groups['value'], date: isDated ? groups['date'] : date }));
}

function dateOf(pattern: Pattern, { text, date }: Located, work: Work): readonly Candidate[] | Fault {
  if (!pattern.names.includes('date')) return fault('bad-expression', '{0}: the pattern “{2}” for {1} has neither a group `value` nor a group `date`. Name one: (?P<value>…)', excerpt(pattern.source, 80));
  const matches = pattern.matches(asText(date), work);
  if (isFault(matches)) return matches;
  return [{ value: text, date: matches[0]?.groups['date'] }];
}

const asText = (text: unknown): string => (typeof text === 'string' ? text : typeof text === 'number' ? String(text) : '');

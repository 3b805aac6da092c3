import type { ExtractFormat } from '../config/configuration';
import { isFault } from './fault';
import { pathMistake } from './jsonPath';
import { compilePattern } from './pattern';
import { selectorMistake } from './selectAll';
import { placeOf } from './tableColumns';

/** Why a locator cannot be used in a format, in English; null where it can. The locators of `text` are the patterns of its `ok_when`; a feed has none. */
export function locatorMistake(format: ExtractFormat, locator: string): string | null {
  switch (format) {
    case 'json':
    case 'xml':
      return pathMistake(locator);
    case 'html':
      return selectorMistake(locator);
    case 'csv':
    case 'xlsx':
      return columnMistake(locator, format === 'xlsx');
    case 'text':
      return patternMistake(locator, []);
    case 'feed':
      return 'a feed is read with a pattern; it has no locators';
  }
}

function columnMistake(locator: string, hasLetters: boolean): string | null {
  if (locator.trim() === '') return 'the name of a column was expected';
  // `# of shares` is a name.
  return /^#-?\d+$/.test(locator.trim()) && placeOf(locator, hasLetters) === null ? 'columns are counted from #1 to #9999' : null;
}

/** Why a pattern cannot be used, in English: it is no RE2, or lacks a group of one of the names needed; null where it can. */
export function patternMistake(pattern: string, needed: readonly string[]): string | null {
  const compiled = compilePattern(pattern);
  if (isFault(compiled)) return String(compiled.details[1]);
  const missing = needed.find((name) => !compiled.names.includes(name));
  return missing === undefined ? null : `it has no group named ${missing}: (?P<${missing}>…)`;
}

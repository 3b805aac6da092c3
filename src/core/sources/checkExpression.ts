import type { ExtractFormat } from '../config/configuration';
import { render, say } from '../model/message';
import { isFault } from './fault';
import { compilePattern } from './pattern';

/** Why a locator cannot be used in a format, in English; null where it can. */
export function locatorMistake(format: ExtractFormat, locator: string): string | null {
  return locator.trim() === '' ? `a locator of ${format} was expected` : null;
}

/** Why a pattern cannot be used, in English: it is no RE2, or lacks a group of one of the names needed; null where it can. */
export function patternMistake(pattern: string, needed: readonly string[]): string | null {
  const compiled = compilePattern(pattern);
  if (isFault(compiled)) return render(say('{1}', ...compiled.details));
  const missing = needed.find((name) => !compiled.names.includes(name));
  return missing === undefined ? null : `it has no group named ${missing}: (?P<${missing}>…)`;
}

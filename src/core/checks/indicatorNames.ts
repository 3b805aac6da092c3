import type { Configuration, Source } from '../config/configuration';
import type { Indicator } from '../parse/indicators/indicators';
import { simpleName, STANDARD_NAMES, type NameTable } from '../parse/indicators/nameTable';

/** The names of indicators in force: the standard ones, and the labels of the configured sources, those of one source as names of one thing. */
export function indicatorNames({ sources }: Pick<Configuration, 'sources'>): NameTable {
  const own = sources.filter(({ origin }) => origin === 'file');
  const claims = new Map<string, number>();
  for (const { match } of own) for (const name of new Set(match.labels.map(simpleName))) claims.set(name, (claims.get(name) ?? 0) + 1);
  return STANDARD_NAMES.with(own.flatMap((source) => indicatorOf(source, claims) ?? []));
}

/** Of a source that feeds one section only, a label elsewhere may be another thing; a label that two sources claim is neither's. */
function indicatorOf({ id, match }: Source, claims: ReadonlyMap<string, number>): Indicator | null {
  const names = match.labels.filter((label) => simpleName(label) !== '' && claims.get(simpleName(label)) === 1);
  const standard = names.map((name) => STANDARD_NAMES.endingAt(name, 0, name.length)).find((found) => found?.start === 0)?.indicator;
  if (standard) return { ...standard, names };
  return match.section === null && names.length > 0 ? { id: `source ${id}`, measure: null, isNational: false, home: null, near: null, pair: null, names } : null;
}

import type { Configuration } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import { readNamedFigures, type NamedFigure } from '../parse/indicators/namedFigures';
import { indicatorNames } from './indicatorNames';

/** The figures of a document that stand behind the name of an indicator, by what they are figures of and by bullet. */
export interface NamedIndex {
  readonly byKey: ReadonlyMap<string, readonly NamedFigure[]>;
  readonly byBullet: ReadonlyMap<Bullet, readonly NamedFigure[]>;
}

export function namedIndex(briefing: Briefing, configuration: Configuration): NamedIndex {
  const byKey = new Map<string, NamedFigure[]>();
  const byBullet = new Map<Bullet, NamedFigure[]>();
  for (const named of readNamedFigures(briefing, indicatorNames(configuration))) {
    add(byKey, named.key, named);
    if (named.bullet) add(byBullet, named.bullet, named);
  }
  return { byKey, byBullet };
}

function add<K>(index: Map<K, NamedFigure[]>, key: K, named: NamedFigure): void {
  const same = index.get(key);
  if (same) same.push(named);
  else index.set(key, [named]);
}

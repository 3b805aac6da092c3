import type { Configuration } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import { gather } from '../model/gather';
import { readNamedFigures, type NamedFigure } from '../parse/indicators/namedFigures';
import type { ProseReader } from '../parse/prose';
import { indicatorNames } from './indicatorNames';

/** The figures of a document that stand behind the name of an indicator, by what they are figures of and by bullet. */
export interface NamedIndex {
  readonly byKey: ReadonlyMap<string, readonly NamedFigure[]>;
  readonly byBullet: ReadonlyMap<Bullet, readonly NamedFigure[]>;
  /** Those in paragraphs, by what they are figures of. */
  readonly inProse: ReadonlyMap<string, readonly NamedFigure[]>;
}

export function namedIndex(briefing: Briefing, configuration: Configuration, read?: ProseReader): NamedIndex {
  const byKey = new Map<string, NamedFigure[]>();
  const byBullet = new Map<Bullet, NamedFigure[]>();
  const inProse = new Map<string, NamedFigure[]>();
  for (const named of readNamedFigures(briefing, indicatorNames(configuration), read)) {
    gather(byKey, named.key, named);
    if (named.bullet) gather(byBullet, named.bullet, named);
    else gather(inProse, named.key, named);
  }
  return { byKey, byBullet, inProse };
}

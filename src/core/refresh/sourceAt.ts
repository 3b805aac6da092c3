import type { Configuration } from '../config/configuration';
import type { Briefing } from '../model/briefing';
import type { Range } from '../model/range';
import { bindSources } from './bindSources';

/** The source that a place of a bullet stands for: its mark, a figure that it feeds, or the bullet's label. Of a mark also where no source of that name is in force. */
export function sourceAt(briefing: Briefing, configuration: Configuration, offset: number): { readonly id: string; readonly range: Range } | null {
  const isHere = (range: Range | undefined): range is Range => range !== undefined && range.start <= offset && offset <= range.end;
  const bullet = briefing.bullets.find(({ range }) => isHere(range));
  if (!bullet) return null;
  if (isHere(bullet.sourceMark?.range)) return { id: bullet.sourceMark.id, range: bullet.sourceMark.range };
  const own = bindSources(briefing, configuration).bindings.filter((binding) => binding.bullet === bullet);
  const fed = own.find(({ figure }) => isHere(figure?.range));
  if (fed?.figure) return { id: fed.source.id, range: fed.figure.range };
  if (!isHere(bullet.label?.range)) return null;
  const named = own.find(({ figure }) => figure === null || figure.label === null || figure.label === bullet.label?.text) ?? own[0];
  return named ? { id: named.source.id, range: bullet.label.range } : null;
}

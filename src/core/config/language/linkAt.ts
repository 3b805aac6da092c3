import type { Range } from '../../model/range';
import { nodeAt } from './nodeAt';

/** What a place of a configuration leads to. */
export type ConfigurationLink = { readonly range: Range } & ({ readonly source: string } | { readonly path: string });

/** The source that a derivation names at an offset, the one whose entry stands there, or the file that is extended. */
export function linkAt(text: string, offset: number): ConfigurationLink | null {
  const place = nodeAt(text, offset);
  if (!place) return null;
  const [section, id, key] = place.path;
  if (section === 'extends' && place.slot === 'value') return { range: place.range, path: place.text };
  if (section !== 'sources' || id === undefined) return null;
  if (place.slot === 'key' && key === undefined) return { range: place.range, source: id };
  if (key !== 'derive' || place.slot !== 'value') return null;
  for (const match of text.slice(place.range.start, place.range.end).matchAll(/\$\{([^{}]*)\}/g)) {
    const start = place.range.start + match.index + 2;
    const end = start + (match[1] ?? '').length;
    if (start - 2 <= offset && offset <= end + 1) return { range: { start, end }, source: (match[1] ?? '').trim() };
  }
  return null;
}

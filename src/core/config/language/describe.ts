import type { Message } from '../../model/message';
import type { Range } from '../../model/range';
import { keyAt } from './shapeAt';
import { nodeAt } from './nodeAt';

export interface Description {
  readonly name: string;
  readonly about: Message;
  /** What can stand behind the key, where that is a choice. */
  readonly choices: readonly string[];
  readonly range: Range;
}

/** What the key at an offset is for; null where there is none that is known. */
export function describe(text: string, offset: number): Description | null {
  const place = nodeAt(text, offset);
  const key = place?.slot === 'key' ? keyAt(place.path) : null;
  return place && key ? { name: place.text, about: key.about, choices: key.shape.choices ?? [], range: place.range } : null;
}

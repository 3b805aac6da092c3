import { FILE_KEYS } from '../keys';
import { mapping, type Key, type Shape } from '../shape';

/** What may stand at a path of keys; null where the path leads to nothing that is known. */
export function shapeAt(path: readonly string[]): Shape<unknown> | null {
  let shape: Shape<unknown> | null | undefined = mapping(FILE_KEYS);
  for (const name of path) shape = keyOf(shape, name)?.shape ?? shape?.entries;
  return shape ?? null;
}

/** The key of that name in the mapping at a path; null for a name of the writer's own. */
export function keyAt(path: readonly string[]): Key<unknown> | null {
  const name = path.at(-1);
  return name === undefined ? null : keyOf(shapeAt(path.slice(0, -1)), name);
}

const keyOf = (shape: Shape<unknown> | null | undefined, name: string): Key<unknown> | null => (shape?.keys && Object.hasOwn(shape.keys, name) ? (shape.keys[name] ?? null) : null);

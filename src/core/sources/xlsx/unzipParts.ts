import { strFromU8, unzipSync } from 'fflate';

/** Of one part, unpacked. */
const LARGEST_PART = 24 * 1024 * 1024;
/** Tells that a file unpacks to more than is read. */
export class TooLarge extends Error {}

/**
 * The named parts of a ZIP archive as text; parts that are not there are left out. The size that the archive states bounds what is unpacked, so that a
 * small file cannot become an endless one. Throws `TooLarge`, and anything on a file that is no archive.
 */
export function unzipParts(bytes: Uint8Array, names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!names.has(name)) return false;
      if (originalSize > LARGEST_PART) throw new TooLarge();
      return true;
    },
  });
  return new Map(Object.entries(parts).map(([name, content]) => [name, strFromU8(content)]));
}

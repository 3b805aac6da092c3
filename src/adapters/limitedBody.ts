export interface LimitedBody {
  readonly bytes: Uint8Array;
  /** There was more; the rest was not read. */
  readonly truncated: boolean;
}

/**
 * Reads a decompressed body up to a limit of bytes and then stops the source, so that neither an endless body
 * nor one that unpacks to gigabytes is ever held in memory.
 */
export async function readLimited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<LimitedBody> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const room = maxBytes - size;
    if (chunk.length > room) {
      parts.push(chunk.subarray(0, room));
      return { bytes: join(parts, maxBytes), truncated: true };
    }
    parts.push(chunk);
    size += chunk.length;
  }
  return { bytes: join(parts, size), truncated: false };
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

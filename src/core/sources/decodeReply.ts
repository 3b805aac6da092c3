import { fault, type Fault } from './fault';

const BYTE_ORDER_MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The text of a reply. Encoding: byte order mark, else the one that the source states, else the charset of `Content-Type`, else UTF-8.
 * Bytes that do not fit are a fault, since a wrong encoding silently misses every Japanese column name.
 */
export function decodeReply(bytes: Uint8Array, contentType: string | undefined, stated: string | null): { readonly text: string } | Fault {
  const marked = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
  if (stated !== null && decoderFor(stated) === null) {
    return fault('malformed-reply', '{0}: “{2}” is not an encoding that can be read ({1}). Correct `encoding`, for example to shift_jis.', stated);
  }
  const announced = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  const encoding = marked ?? stated ?? (announced !== undefined && decoderFor(announced) ? announced : 'utf-8');
  try {
    return { text: decoderFor(encoding)?.decode(bytes) ?? '' };
  } catch {
    return fault('malformed-reply', '{0}: the reply of {1} is not text in {2}. State its `encoding`, for example shift_jis.', encoding);
  }
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}

const MARKS: readonly (readonly [readonly number[], string])[] = [[[0xef, 0xbb, 0xbf], 'utf-8'], [[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be']];
/** Browsers look no further for a page's own word on its encoding. */
const HEAD_BYTES = 4_096;

/**
 * The text of a page: its encoding by byte order mark, HTTP header, the page's own `meta`, else UTF-8. A wrong byte, and a character that was
 * cut in two where the page was too long, stand for themselves and do no harm: a date is ASCII, or words that are looked for.
 */
export function pageText(bytes: Uint8Array, contentType: string | undefined): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
  const label = marked ?? charsetIn(contentType) ?? charsetIn(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))) ?? 'utf-8';
  return decoder(label).decode(bytes);
}

const charsetIn = (text: string | undefined): string | undefined => /charset\s*=\s*["']?([\w-]+)/i.exec(text ?? '')?.[1];

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

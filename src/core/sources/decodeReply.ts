import { fault, type Fault } from './fault';

const BYTE_ORDER_MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Names of Microsoft's Shift_JIS that `TextDecoder` does not know everywhere. */
const SHIFT_JIS_NAMES = new Set(['cp932', 'ms932', 'windows-932', 'windows-31j', 'cswindows31j', 'x-sjis']);
/** A page that names its encoding does so in its first 1024 bytes (HTML standard). */
const DECLARATION_BYTES = 1024;
const DECLARATIONS = [/^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i, /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i];

export interface StatedEncoding {
  /** What the source states: it passes over what the reply says of itself. */
  readonly stated: string | null;
  readonly contentType: string | undefined;
  /** Whether the text is markup that may name its encoding itself. */
  readonly isMarkup: boolean;
}

/**
 * The text of a reply. Encoding: byte order mark, else the one that the source states, else the charset of `Content-Type`, else what the page or the
 * document says of itself, else UTF-8. Bytes that do not fit are a fault, since a wrong encoding silently misses every Japanese column name.
 */
export function decodeReply(bytes: Uint8Array, { stated, contentType, isMarkup }: StatedEncoding): { readonly text: string } | Fault {
  const marked = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
  if (stated !== null && decoderFor(stated) === null) {
    return fault('malformed-reply', '{0}: “{2}” is not an encoding that can be read ({1}). Correct `encoding`, for example to shift_jis.', stated);
  }
  const announced = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  const encoding = marked ?? stated ?? known(announced) ?? (isMarkup ? known(declared(bytes)) : null) ?? 'utf-8';
  try {
    return { text: decoderFor(encoding)?.decode(bytes) ?? '' };
  } catch {
    return fault('malformed-reply', '{0}: the reply of {1} is not text in {2}. State its `encoding`, for example shift_jis.', encoding);
  }
}

const known = (label: string | undefined): string | null => (label !== undefined && decoderFor(label) !== null ? label : null);

function declared(bytes: Uint8Array): string | undefined {
  const head = Array.from(bytes.subarray(0, DECLARATION_BYTES), (byte) => String.fromCharCode(byte)).join('');
  const label = DECLARATIONS.map((declaration) => declaration.exec(head)?.[1]).find((found) => found !== undefined);
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(SHIFT_JIS_NAMES.has(label.trim().toLowerCase()) ? 'shift_jis' : label, { fatal: true });
  } catch {
    return null;
  }
}

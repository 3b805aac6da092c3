/** Why the bytes of a file are no text that can be read. */
export type UnreadableText = 'binary' | 'not-utf-8';

/** The text of a Markdown file, a byte order mark left out as the editor leaves it out. Only UTF-8 is read: another encoding would be a guess. */
export function decodeText(bytes: Uint8Array): { readonly text: string } | { readonly unreadable: UnreadableText } {
  if (bytes.includes(0)) return { unreadable: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { unreadable: 'not-utf-8' };
  }
}

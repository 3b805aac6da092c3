import type { HttpResponse } from '../ports';
import { CONTROLS } from './fault';

const LINES = 30;
const COLUMNS = 200;
/** JSON mostly stands in one line: a few lines may be longer. */
const FEW_LINES = 4;
const LONG_COLUMNS = 1_000;
/** Bytes that are looked at: more than any excerpt shows. */
const BYTES = 16_384;

/**
 * The beginning of a reply as a person can read it: some lines, long ones shortened. Bytes that are no text in the encoding become replacement
 * characters, since a wrong encoding is one of the things to be seen. Null where the reply is no text at all.
 *
 * @param stated The encoding that the source states; else that of `Content-Type`, else UTF-8.
 */
export function replyExcerpt({ body, headers }: Pick<HttpResponse, 'body' | 'headers'>, stated: string | null): string | null {
  const head = body.subarray(0, BYTES);
  // A workbook is a ZIP archive; in other text no zero bytes stand unless it is UTF-16.
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03) return null;
  const text = decoder(stated ?? /charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8').decode(head);
  if (text.includes('\u0000')) return null;
  const lines = text.split(/\r\n|\r|\n/);
  const columns = lines.length > FEW_LINES ? COLUMNS : LONG_COLUMNS;
  const shown = lines.slice(0, LINES).map((line) => (line.length > columns ? `${line.slice(0, columns)}…` : line).replaceAll('\t', '  ').replace(CONTROLS, '\uFFFD'));
  return (lines.length > LINES || head.length < body.length ? [...shown, '…'] : shown).join('\n').trimEnd();
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

import type { Source } from '../config/configuration';
import type { Secrets } from '../ports';
import { fault, type Fault } from './fault';

const SECRET = /\$\{secret:([^{}]*)\}/g;
const HIDDEN = '***';

/** A source's request with its secrets in place, and the way to take them out of anything that a person may see. */
export interface SourceRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  redact(text: string): string;
}

/** The URL as written, every `${secret:NAME}` hidden: the only form that is shown or stored. */
export const shownUrl = (source: Source): string => (source.request?.url ?? '').replace(SECRET, HIDDEN);

/** Fills in `${secret:NAME}`: encoded in the URL, as it is in a header. A secret that is missing or cannot be sent is a fault that names it. */
export async function fillSecrets(source: Source, secrets: Secrets): Promise<SourceRequest | Fault> {
  const { url = '', headers = {} } = source.request ?? {};
  const values = new Map<string, string>();
  for (const [, name = ''] of [url, ...Object.values(headers)].flatMap((text) => [...text.matchAll(SECRET)])) {
    if (values.has(name)) continue;
    const value = await secrets.get(name).catch(() => null);
    if (!value) return fault('bad-secret', '{0}: the secret {2} for {1} is not set. On the command line set it in the environment; the editor cannot keep secrets in this version.', name);
    if (/[\u0000-\u001f\u007f]/.test(value)) {
      return fault('bad-secret', '{0}: the secret {2} for {1} contains a line break or another control character. Set it again.', name);
    }
    values.set(name, value);
  }
  const fill = (text: string, write: (value: string) => string): string => text.replace(SECRET, (whole, name: string) => write(values.get(name) ?? whole));
  return {
    url: fill(url, encodeURIComponent),
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, fill(text, (value) => value)])),
    redact: redactor([...values.values()]),
  };
}

/** Takes secrets out of a text, also as they stand in a URL. */
export function redactor(values: readonly string[]): (text: string) => string {
  const forms = values.flatMap((value) => {
    const encoded = encodeURIComponent(value);
    return [value, encoded, encoded.replaceAll("'", '%27')];
  });
  // A secret that contains another one goes first, so that no remainder of it stays.
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((left, form) => left.replaceAll(form, HIDDEN), text);
}

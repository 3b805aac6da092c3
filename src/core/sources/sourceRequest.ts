import type { Source } from '../config/configuration';
import type { Secret, Secrets } from '../ports';
import { fault, isFault, type Fault } from './fault';
import { HIDDEN, redactor } from './redactor';
import { placeholdersOf, readPlaceholder, replacePlaceholders, unknownPlaceholder, type Filling } from './placeholders';

const SECRET = /\$\{secret:([^{}]*)\}/g;

/** A request with all that belongs into it, and the way to take its secrets out of anything that a person may see. */
export interface SourceRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The URL with its secrets hidden: the only form that is shown or stored. */
  readonly shown: string;
  /** Names of headers with a secret in them. */
  readonly secretHeaders: ReadonlySet<string>;
  /** There is a secret in its address or in a header. */
  readonly isSecret: boolean;
  redact(text: string): string;
}

/** The URL as the source has it, every `${secret:NAME}` hidden. */
export const shownUrl = (source: Source): string => (source.request?.url ?? '').replace(SECRET, HIDDEN);

/** What a request is made from. */
export interface RequestTemplate {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Fills in what an address and headers leave open. Secrets and words of a search are encoded in the URL, and a secret stands in a header as it is.
 * A secret that is missing or cannot be sent is a fault that names it.
 */
export async function fillRequest({ url, headers }: RequestTemplate, filling: Filling, secrets: Secrets): Promise<SourceRequest | Fault> {
  const mistake = [url, ...Object.values(headers)].map((text) => unknownPlaceholder(text, ['secret', 'date', ...(filling.query === null ? [] : ['query' as const])])).find((one) => one !== null);
  if (mistake) return mistake;
  const values = await secretValues([url, ...Object.values(headers)], secrets, URL.canParse(url) ? new URL(url).host : '');
  if (isFault(values)) return values;
  const fill = (text: string, write: (value: string) => string): string =>
    replacePlaceholders(text, (placeholder) => {
      if (placeholder.kind === 'date') return placeholder.on(filling.day);
      return write(placeholder.kind === 'query' ? (filling.query ?? '') : (values.get(placeholder.name) ?? ''));
    });
  return {
    url: fill(url, encodeURIComponent),
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, fill(text, (value) => value)])),
    shown: fill(url.replace(SECRET, HIDDEN), encodeURIComponent),
    secretHeaders: new Set(Object.keys(headers).filter((name) => placeholdersOf(headers[name] ?? '').some((inner) => readPlaceholder(inner)?.kind === 'secret'))),
    isSecret: values.size > 0,
    redact: redactor([...values.values()]),
  };
}

async function secretValues(texts: readonly string[], secrets: Secrets, host: string): Promise<Map<string, string> | Fault> {
  const values = new Map<string, string>();
  for (const [, name = ''] of texts.flatMap((text) => [...text.matchAll(SECRET)])) {
    if (values.has(name)) continue;
    const secret = await secrets.get(name).catch(() => null);
    const mistake = secretMistake(name, secret, host);
    if (mistake) return mistake;
    values.set(name, secret?.value ?? '');
  }
  return values;
}

function secretMistake(name: string, secret: Secret | null, host: string): Fault | null {
  if (!secret?.value) return fault('bad-secret', '{0}: the secret {2} for {1} is not set. Set it with “Briefing: Set Source Secret…”, on the command line in the environment.', name);
  if (/[\u0000-\u001f\u007f]/.test(secret.value)) {
    return fault('bad-secret', '{0}: the secret {2} for {1} contains a line break or another control character. Set it again with “Briefing: Set Source Secret…”, on the command line in the environment.', name);
  }
  if (host === '') return fault('bad-secret', '{0}: whom the secret {2} would be sent to cannot be told from {1}. Write the host out in its request.', name);
  if (secret.hosts === null || secret.hosts.includes(host)) return null;
  return fault('bad-secret', '{0}: the secret {2} was stored for {3} and is not sent to {4}, where {1} leads. If it is meant for that host, set it again with “Briefing: Set Source Secret…”, on the command line in {5}.', name, secret.hosts.join(', '), host, `${name}_HOST`);
}

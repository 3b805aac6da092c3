import type { Node } from 'yaml';
import { say } from '../model/message';
import { rangeWithin } from './rangeWithin';
import type { Entry } from './shape';
import type { REQUEST_KEYS } from './sourceKeys';
import type { YamlReader } from './yamlReader';

/** Headers that only ever hold a secret. */
const SECRET_HEADER = /^(?:proxy-)?authorization$|^(?:set-)?cookie$|(?:^|-)(?:api-?key|key|token|secret|password)$/i;

/** Parameters that services take their keys in. */
const SECRET_PARAMETER = /^(?:(?:x|api|app|access|auth|subscription|client|private|secret|consumer|registration|licen[cs]e|session|user)[-_.]?){0,3}(?:key|token|secret|password|passwd|pwd)$|^app[-_]?id$/i;

const isPlaceholder = (text: string): boolean => text.includes('${secret:');

/** Reports every secret that stands in the request as itself: whoever reads the file, and its history, has it. */
export function clearSecrets(reader: YamlReader, request: Entry<typeof REQUEST_KEYS> | null, yaml: string): void {
  for (const [name, { value, given }] of request?.given.headers ?? []) {
    if (value && given && SECRET_HEADER.test(name) && !isPlaceholder(given)) {
      reader.report(value, say('{0}: a secret does not belong into this file. Write {1} instead, and keep the secret outside.', name, /authorization$/i.test(name) ? 'Bearer ${secret:NAME}' : '${secret:NAME}'));
    }
  }
  for (const { url, node } of addresses(request)) {
    for (const { name, value } of secretsIn(url)) {
      reader.reportAt(rangeWithin(yaml, node, value), say('{0}: a secret does not belong into this file. Write {1} instead, and keep the secret outside.', name, '${secret:NAME}'));
    }
  }
}

function addresses(request: Entry<typeof REQUEST_KEYS> | null): { url: string; node: Node }[] {
  const of = (name: string): Node[] => {
    const node = request?.pairs.get(name)?.value;
    return !node ? [] : 'items' in node ? (node as { items: Node[] }).items : [node];
  };
  return [...of('url'), ...of('fallback')].flatMap((node) => ('value' in node && typeof node.value === 'string' ? [{ url: node.value, node: node as Node }] : []));
}

function secretsIn(url: string): { name: string; value: string }[] {
  const user = /^https?:\/\/([^/?#@]*:[^/?#@]*)@/i.exec(url)?.[1];
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  const parameters = query.split(/[&;]/).map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    return { name, value: rest.join('=') };
  });
  return [
    ...(user && !isPlaceholder(user) ? [{ name: 'url', value: user }] : []),
    ...parameters.filter(({ name, value }) => SECRET_PARAMETER.test(name) && value !== '' && !isPlaceholder(value)),
  ];
}

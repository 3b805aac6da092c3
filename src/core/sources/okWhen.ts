import { excerpt, fault, isFault, type Fault } from './fault';

/** Width and white space do not matter. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

export interface Assertion {
  /** What stands at a locator, as texts. */
  readonly standsAt: (locator: string) => readonly string[] | Fault;
  readonly accepts: (standing: string, expected: string) => boolean;
  /** Of several texts at one locator, whether one is enough; else all must fit. */
  readonly oneSuffices: boolean;
}

export const isEqual = (standing: string, expected: string): boolean => bare(standing) === bare(expected);
export const isContained = (standing: string, expected: string): boolean => bare(standing).includes(bare(expected));

/** Why a reply does not count: something else than expected stands at a locator of `ok_when`. `reply`: its text, for an excerpt. */
export function okFault(okWhen: Readonly<Record<string, string>>, reply: string, { standsAt, accepts, oneSuffices }: Assertion): Fault | null {
  for (const [locator, expected] of Object.entries(okWhen)) {
    const standing = standsAt(locator);
    if (isFault(standing)) return standing;
    const fits = standing.filter((text) => accepts(text, expected)).length;
    if (fits > 0 && (oneSuffices || fits === standing.length)) continue;
    const other = standing.filter((text) => !accepts(text, expected)).map((text) => excerpt(text)).filter((text) => text !== '').slice(0, 5).join(' | ');
    return fault('unexpected-reply', '{0}: {1} does not answer as expected: “{2}” should be “{3}” and is “{4}”. The reply begins with: {5}', excerpt(locator, 80), excerpt(expected, 80), other || '–', excerpt(reply, 160));
  }
  return null;
}

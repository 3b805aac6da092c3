/** Headers that say nothing of the user and may go to any host. */
const HARMLESS = new Set(['accept', 'accept-language', 'user-agent']);

export type Headers = Readonly<Record<string, string>>;

/** What may follow a redirect to another origin: a key that was meant for one host, in whichever header, never reaches a second one. */
export const harmlessOnly = (headers: Headers): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name.toLowerCase())));

export const isHarmless = (headers: Headers): boolean => Object.keys(headers).every((name) => HARMLESS.has(name.toLowerCase()));

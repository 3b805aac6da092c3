import { HttpError } from '../core/ports';

/** The address of a request, checked. Rejects with `HttpError` `bad-url` what is not http(s) or carries a user name or password. */
export function requestUrl(text: string): URL {
  const problem = (detail: string): never => {
    throw new HttpError('bad-url', text, detail);
  };
  if (!URL.canParse(text)) return problem('not a valid absolute URL');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return problem(`only http and https are requested, not ${url.protocol.slice(0, -1)}`);
  if (url.username || url.password) return problem('a user name or password inside a URL is refused; send a header instead');
  url.hash = '';
  return url;
}

const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|srsltid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wt_mc|ref_src|ref_url)$/i;

/** Names of tools that append themselves to the links they hand out. */
const ASSISTANT = /^(?:www\.)?(?:grok\.com|x\.ai|chatgpt\.com|chat\.openai\.com|openai\.com|perplexity(?:\.ai)?|claude\.ai|gemini\.google\.com|copilot\.microsoft\.com)$/i;
const REFERRER = /^(?:referrer|referer|ref|source)$/i;

/** Whether a parameter of a query only tells where the reader came from: `utm_source=chatgpt.com`, `fbclid=…`, `referrer=grok.com`. */
export const isTrackingParameter = (name: string, value: string): boolean => TRACKING.test(name) || (REFERRER.test(name) && ASSISTANT.test(value));

/** A query (with or without its `?`) without its tracking parameters; the others stay as they are written. */
export function withoutTracking(search: string): string {
  const kept = search.replace(/^\?/, '').split('&').filter((part) => part !== '' && !isTracking(part));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

function isTracking(part: string): boolean {
  const at = part.indexOf('=');
  return at < 0 ? isTrackingParameter(decode(part), '') : isTrackingParameter(decode(part.slice(0, at)), decode(part.slice(at + 1)));
}

/** An address that is its own identity: most are, and parsing them costs much more than this look. */
const PLAIN = /^https?:\/\/[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)+\/[\w\-./~]*$/;

/**
 * The identity of a page, for comparing and never for requesting: scheme and host in lower case, default port, fragment and tracking
 * parameters gone, escapes in upper case. Null for what is not an absolute URL.
 */
export function normalizeUrl(text: string): string | null {
  if (PLAIN.test(text) && !text.includes('/.')) return text;
  if (!URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  url.hash = '';
  url.search = withoutTracking(url.search);
  return url.href.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

// What stands in the page of a bot wall and in no article: a script that runs on every protected page is not among them.
const WALL =
  /<title>\s*(?:Just a moment\.\.\.|Attention Required! \| Cloudflare|DDOS-GUARD|Access to this page has been denied|Pardon Our Interruption|Vercel Security Checkpoint)|window\._cf_chl_opt|captcha-delivery\.com|_Incapsula_Resource|id="px-captcha"|awsWafCookieDomainList|geo\.captcha/i;

/** Whether a reply is a test for robots and not the page that was asked for. Such a page may come with any status, 200 included. */
export function isChallengePage(headers: Readonly<Record<string, string>>, bodyStart: string): boolean {
  return headers['cf-mitigated'] !== undefined || headers['x-amzn-waf-action'] !== undefined || WALL.test(bodyStart);
}

import { say } from '../model/message';
import type { Form } from './shape';

const matching = (pattern: string, mistake: Form['mistake']): Form => ({ pattern, fits: (text) => new RegExp(pattern, 'u').test(text), mistake });

export const CADENCE_NAME = matching('^[A-Za-z][A-Za-z_\\-]{2,30}$', (_, text) => say('cadences: a name of 3 to 31 letters was expected, not "{0}".', text));

export const SOURCE_ID = matching('^[A-Za-z0-9][A-Za-z0-9_.\\-]*$', (_, text) => say('sources: an id of letters, digits, dots and dashes was expected, not "{0}".', text));

export const CURRENCY_PAIR = matching('^[A-Z]{3}/[A-Z]{3}$', (_, text) => say('exchange_rates: a pair of currencies such as USD/JPY was expected, not "{0}".', text));

/** `30%` of the old value, or `2pp`: points of a rate. */
export const JUMP = matching('^(?=.*[1-9])\\d{1,4}(\\.\\d{1,4})?\\s*(%|pp)$', (what, text) => say('{0}: a share such as 30% or points such as 2pp were expected, not "{1}".', what, text));

export const DAYS = matching('^[1-9]\\d?d$|^([1-9]|1[0-4])w$', (what, text) => say('{0}: up to 99 days such as 10d or 2w were expected, not "{1}".', what, text));

const HTTP = '^[Hh][Tt][Tt][Pp][Ss]?://\\S+$';

/** An address. Its placeholders may stand anywhere but in the name of the host, which is what is asked about before anything is sent. */
export const ADDRESS: Form = {
  pattern: HTTP,
  fits: (text) => new RegExp(HTTP).test(text) && URL.canParse(text),
  mistake: (what) => say('{0}: an address that begins with http:// or https:// was expected.', what),
};

export const POST_TEMPLATE: Form = {
  pattern: '^[Hh][Tt][Tt][Pp][Ss]?://\\S*\\$\\{id\\}\\S*$',
  fits: (text) => ADDRESS.fits(text) && text.includes('${id}'),
  mistake: (what) => say('{0}: an address with ${id} in it was expected, as in https://x.com/i/status/${id}.', what),
};

/** A status id, or the whole address of a post. */
export const POST: Form = {
  pattern: null,
  fits: (text) => /^\d{1,20}$/.test(text) || ADDRESS.fits(text),
  mistake: (what, text) => say('{0}: the number of a post or its whole address was expected, not "{1}".', what, text),
};

export const TIME_ZONE: Form = {
  pattern: null,
  fits: isTimeZone,
  mistake: (what, text) => say('{0}: an IANA name such as Asia/Tokyo was expected, not "{1}".', what, text),
};

export const ENCODING: Form = {
  pattern: null,
  fits: isEncoding,
  mistake: (what, text) => say('{0}: an encoding such as utf-8, shift_jis or euc-jp was expected, not "{1}".', what, text),
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).decode() === '';
  } catch {
    return false;
  }
}

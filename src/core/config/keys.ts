import { RULE_IDS } from '../model/finding';
import { say } from '../model/message';
import { CADENCE_NAME, CURRENCY_PAIR, POST, POST_TEMPLATE, TIME_ZONE } from './forms';
import { choice, day, duration, integer, list, positive, text, versionOne } from './plainShapes';
import { key, mapping, record } from './shape';
import { SOURCES } from './sourceKeys';

export const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;

const threshold = duration('0s', null);

export const CADENCE_KEYS = {
  warn_after: key(threshold, say('The age after which a bullet is stale. `null`: never.')),
  error_after: key(threshold, say('The age after which a stale bullet is an error. `null`: never.')),
  calendar: key(choice(['every-day', 'business']), say('`business`: weekends and holidays do not age a bullet.')),
};

export const PUBLISHER_KEYS = {
  aliases: key(list(text()), say('Other names of the publisher.')),
  domains: key(list(text()), say('Domains that are the publisher’s own.')),
  trust: key(choice(['high', 'medium', 'low']), say('How far the publisher is to be trusted.')),
  trust_from: key(day, say('The first day that the rating holds for.')),
  trust_to: key(day, say('The last day that the rating holds for.')),
};

const NETWORK_KEYS = {
  concurrency: key(integer(1, 64), say('Requests at a time.')),
  per_host: key(integer(1, 6), say('Requests at a time to one host.')),
  timeout: key(duration('1s', '2m'), say('How long one request may take, redirects included.')),
};

const POST_KEYS = {
  url: key(text(POST_TEMPLATE), say('The address of a post, with `${id}` where its number stands.')),
  ids: key(record(text(POST)), say('What the number in `[post:…]` stands for: the number of a post, or its whole address.')),
};

/** What the front matter of a document may set, too: how it is read and measured, and nothing that is fetched. */
export const DOCUMENT_KEYS = {
  cadences: key(record(mapping(CADENCE_KEYS), CADENCE_NAME), say('The cadence tags and how long each of them promises to be fresh. `null`: the tag never ages.')),
  as_of: key(choice(['today', 'document']), say('What ages are measured at: today, or the date of the briefing itself.')),
  time_zone: key(text(TIME_ZONE), say('The zone whose day is today.')),
  holidays: key(list(day), say('Days that cadences with the business calendar pass over, beside weekends.')),
  exchange_rates: key(record(positive, CURRENCY_PAIR), say('Units of the second currency for one of the first, such as `USD/JPY: 153`.')),
  rules: key(record(choice(SEVERITIES), null, RULE_IDS), say('How serious the findings of each rule are; `off` turns one off, `null` takes one back to its default.')),
};

/** Of a `.briefing.yml`, in the order in which they are named. Reader, completion, hover and JSON Schema all go by this table. */
export const FILE_KEYS = {
  version: key(versionOne, say('The version of this file’s form.')),
  extends: key(list(text()), say('Files that are read before this one, as a path from this file or a list of paths. What this file says goes over what they say.')),
  ...DOCUMENT_KEYS,
  sources: key(SOURCES, say('Where values of bullets can be fetched from. `null` opts out of one that is inherited or built in.')),
  publishers: key(record(mapping(PUBLISHER_KEYS)), say('Publishers by name.')),
  posts: key(mapping(POST_KEYS), say('Where the posts are that citations name as `[post:…]`.')),
  network: key(mapping(NETWORK_KEYS), say('Limits of requests.')),
};

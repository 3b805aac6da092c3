import { say } from '../model/message';
import { DATE_FORMATS, EXTRACT_FORMATS } from './configuration';
import { ADDRESS, DAYS, ENCODING, JUMP, SOURCE_ID, TIME_ZONE } from './forms';
import { choice, comparedText, duration, flag, integer, list, number, span, text } from './plainShapes';
import { key, mapping, record } from './shape';

const MATCH_KEYS = {
  labels: key(list(text()), say('The labels of bullets that it feeds: a text or a list. Width, case and spacing make no difference.')),
  section: key(text(), say('Only bullets in a section whose title has this form; `*` stands for any characters.')),
};

export const REQUEST_KEYS = {
  url: key(text(ADDRESS), say('The address that is asked. It may hold `${secret:NAME}` and `${date:YYYY-MM-DD}`, the day of the request.')),
  headers: key(record(text()), say('Headers of the request. A secret is written `${secret:NAME}`, never in clear text.')),
  fallback: key(list(text(ADDRESS)), say('Addresses that are asked in turn where the one before has nothing yet.')),
  walk_back: key(text(DAYS), say('How many days `${date:…}` goes back, one by one, where the day asked for has nothing yet.')),
  link: key(text(), say('Two steps: a regular expression (RE2) of the link that the page at `url` has to the file. Of several links the one with the latest group `date` is followed, else the first.')),
  interval: key(duration('0s', '5m'), say('The least time between two requests to the host.')),
};

export const EXTRACT_KEYS = {
  format: key(choice(EXTRACT_FORMATS), say('What the reply is: `json`, `csv`, `xml`, `feed`, `html`, `xlsx` or `text`.')),
  value: key(text(), say('Where the value stands: a JSONPath, the name or place (`#2`) of a column, or a CSS selector with `@attribute` behind it.')),
  date: key(list(text(null, ['none', 'link'])), say('Where the date of the value stands, in one place or in several that are joined by a space; `link`: in the link that was followed; `none`: the reply does not say it.')),
  date_format: key(choice(DATE_FORMATS), say('How the date is written. No date is guessed.')),
  time_zone: key(text(TIME_ZONE), say('The zone whose day an instant is counted in.')),
  pattern: key(text(), say('A regular expression (RE2) with the groups `value` and `date`, as in `(?P<value>[0-9.]+)`.')),
  rows: key(text(), say('A CSS selector of the rows that `value` and `date` are looked for in.')),
  row: key(record(comparedText), say('Only rows that have this text in this column.')),
  sheet: key(text(), say('The name of the sheet; the first where none is given.')),
  ok_when: key(record(comparedText), say('What must stand at a place for the reply to count, such as `"$.STATUS": "200"`.')),
  encoding: key(text(ENCODING, ['utf-8', 'shift_jis', 'euc-jp']), say('The encoding of the reply, where neither it nor its header says so.')),
  scale: key(number, say('What the fetched value is multiplied by to reach plain units: `1e8` for a column in 億円.')),
};

const TERMS_KEYS = {
  text: key(text(), say('On what terms the data may be used.')),
  url: key(text(ADDRESS), say('The page that states the terms.')),
  credit: key(text(), say('What has to be shown with the data.')),
};

/** Below `sources.<id>`. */
export const SOURCE_KEYS = {
  title: key(text(), say('What messages, preview and dashboard call the source.')),
  enabled: key(flag, say('`true` turns a built-in source on, `false` turns one off.')),
  match: key(mapping(MATCH_KEYS), say('Which bullets the source feeds.')),
  request: key(mapping(REQUEST_KEYS), say('What is asked.')),
  extract: key(mapping(EXTRACT_KEYS), say('How value and date are read from the reply.')),
  derive: key(text(), say('Instead of a request: a calculation over other sources, such as `${jpy-eur} / ${usd-eur}`.')),
  publisher: key(text(), say('Who publishes the value.')),
  decimals: key(integer(0, 10), say('Decimals to write; as many as the figure has where none are given.')),
  unit: key(text(), say('The unit of the value: `%`, `倍`, or a currency such as `JPY`.')),
  range: key(span, say('The least and the greatest value that can be true, in plain units. What lies outside is taken for a mistake.')),
  max_jump: key(text(JUMP), say('The largest change that is offered without being held: `30%` of the old value, or `2pp`, points of a rate.')),
  max_age: key(duration('1d', null), say('A newest value that is older is a failure: the source has stopped.')),
  ttl: key(duration('5s', null), say('How long a value is good for: the dashboard asks again after that.')),
  terms: key(mapping(TERMS_KEYS), say('On what terms the data may be used.')),
};

export const SOURCES = record(mapping(SOURCE_KEYS), SOURCE_ID);

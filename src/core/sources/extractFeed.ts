import { hasDates, type Extractor } from './extraction';
import type { Candidate } from './chooseReading';
import { excerpt, fault, isFault } from './fault';
import { compilePattern } from './pattern';
import { readFeed, type FeedItem } from './readFeed';
import { dayAt, dayOf, type SourceDate } from './sourceDate';

/** Reads what the group `value` of the pattern matches in title and text of the items. The date is that of the item, unless the pattern has a group `date`. */
export const extractFeed: Extractor = (text, extract, work) => {
  if (Object.keys(extract.okWhen).length > 0) return fault('bad-expression', '{0}: in a feed `ok_when` has nothing to look at; take it out of the extraction for {1}.');
  if (extract.pattern === null) return fault('bad-expression', '{0}: a {2} is read with a `pattern`, and the source for {1} has none. Give its `extract` one.', 'feed');
  const pattern = compilePattern(extract.pattern);
  if (isFault(pattern)) return pattern;
  if (!pattern.names.includes('value')) return fault('bad-expression', '{0}: the pattern “{2}” for {1} has neither a group `value` nor a group `date`. Name one: (?P<value>…)', excerpt(pattern.source, 80));
  const items = readFeed(text);
  if (isFault(items)) return items;
  const ownDate = pattern.names.includes('date');
  const candidates: Candidate[] = [];
  for (const item of items) {
    const found = pattern.matches(`${item.title}\n${item.text}`, work);
    if (isFault(found)) return found;
    const date = hasDates(extract) && !ownDate ? publishedOn(item, extract.timeZone) : null;
    candidates.push(...found.map(({ groups }) => ({ value: groups['value'], date: ownDate ? groups['date'] : date })));
  }
  return candidates.length > 0 ? candidates : fault('no-value', '{0}: no item of the feed at {1} has what the pattern “{2}” looks for.', excerpt(pattern.source, 80));
};

function publishedOn({ published }: FeedItem, zone: string | null): SourceDate | null {
  if (published === null) return null;
  if (published.instant !== null && zone !== null) return dayAt(published.instant, zone);
  const [year, month, day] = published.day.split('-').map(Number) as [number, number, number];
  const date = dayOf(year, month, day);
  return date === null ? null : { ...date, instant: published.instant };
}

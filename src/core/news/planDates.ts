import type { Configuration } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { CitationDate } from '../model/citation';
import { dayInZone, type CivilDate } from '../model/civilDate';
import { say, type Message } from '../model/message';
import { lastDayOf } from '../parse/dates/dates';
import type { DatedBy, Proposal, RefreshFailure } from '../refresh/planRefresh';
import { misreading } from '../refresh/readBack';
import { writeDate } from '../refresh/writeDate';
import { fault, isFault, type Fault } from '../sources/fault';
import { citedPages, type CitedPage } from './citedPage';
import type { PageDates } from './pageDates';
import { isWeak, type PageDate } from './pageRank';
import { postInstant } from './postTime';

/** A bullet whose citation has no exact day, and where the day can be had. */
export interface DateQuestion {
  readonly bullet: Bullet;
  readonly date: CitationDate;
  readonly page: CitedPage;
}

export interface DateContext {
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  /** IANA zone of the briefing, whose day a post is of. */
  readonly timeZone: string;
  /** A later day counts as not known; absent or null = any. */
  readonly latest?: CivilDate | null;
}

/** What the pages gave, by the address that was asked for. */
export type PageResults = ReadonlyMap<string, PageDates | Fault>;

/**
 * The bullets among `bullets` with a vague or partial date in their citation and a page or a post behind it. A post counts only if its id holds
 * a time.
 */
export function dateQuestions(briefing: Briefing, configuration: Configuration, bullets: readonly Bullet[], { now }: DateContext): DateQuestion[] {
  const open = bullets.flatMap((bullet) => {
    const date = openDate(bullet);
    return date ? [{ bullet, date }] : [];
  });
  if (open.length === 0) return [];
  const pageOf = citedPages(briefing, configuration);
  return open.flatMap(({ bullet, date }): DateQuestion[] => {
    const page = pageOf(bullet);
    return page && (page.kind === 'page' || postInstant(page.id, now) !== null) ? [{ bullet, date, page }] : [];
  });
}

/** The date in the citation, where it stands for no single day; a day that does not exist is a mistake to look at, not to fill in. */
function openDate({ citation }: Bullet): CitationDate | null {
  const date = citation?.date;
  if (!citation || !date || date.invalid || date.precision === 'none') return null;
  if (date.range.start < citation.range.start || date.range.end > citation.range.end) return null;
  return date.precision === 'day' && date.from === date.to ? null : date;
}

/** Turns what pages and posts say into proposals that change the date and nothing else. Pure. */
export function planDates(briefing: Briefing, questions: readonly DateQuestion[], pages: PageResults, context: DateContext): { proposals: Proposal[]; failures: RefreshFailure[] } {
  const plan = { proposals: [] as Proposal[], failures: [] as RefreshFailure[] };
  for (const question of questions) {
    const { page } = question;
    if (page.kind === 'post') {
      const instant = postInstant(page.id, context.now);
      if (instant !== null) propose(question, { asOf: dayInZone(instant, context.timeZone), url: page.url, by: POST_ID }, null);
      continue;
    }
    const result = pages.get(page.url);
    if (!result) continue;
    if (isFault(result)) plan.failures.push(failure(question, page, result));
    else {
      const date = result.published ?? result.modified;
      if (date) propose(question, { asOf: date.day, url: page.url, by: date.place }, doubtOf(page, result, date));
      else plan.failures.push(failure(question, page, NO_DATE));
    }
  }
  return plan;

  function propose({ bullet, date, page }: DateQuestion, dated: DatedBy, doubt: Message | null): void {
    if (context.latest && dated.asOf > context.latest) {
      plan.failures.push({ bullet, sourceId: page.kind, error: 'future-date', message: say('{0}: {1} is of {2}, after {3}.', page.name, page.url, dated.asOf, context.latest) });
      return;
    }
    const text = writeDate({ asOf: dated.asOf, precision: 'day' }, date, briefing);
    const proposal: Proposal = { bullet, changes: [], dated, edits: [{ range: date.range, text }], held: contradiction(briefing, date, dated) ?? doubt };
    if (!misreading(briefing, proposal, { asOf: dated.asOf, precision: 'day' }, null)) plan.proposals.push(proposal);
    else plan.failures.push({ bullet, sourceId: page.kind, error: 'no-date', message: say('{0}: with the date {1} the citation would not read as it does now. Write it by hand.', page.name, text) });
  }
}

/** What `DatedBy.by` is where the id of a post gave the day. */
export const POST_ID = 'id';

const NO_DATE = fault('no-date', '{0}: the page {1} does not say when it was published. Look at it, and write the date by hand.');

const failure = ({ bullet }: DateQuestion, { url, name }: Extract<CitedPage, { kind: 'page' }>, { error, text, details }: Fault): RefreshFailure =>
  ({ bullet, sourceId: 'page', error, message: say(text, name, url, ...details) });

/** The page cannot be what the citation means, or not when the citation says. */
function contradiction({ asOf }: Briefing, date: CitationDate, { asOf: day, url }: DatedBy): Message | null {
  if ((date.from !== null && day < date.from) || (date.to !== null && day > date.to)) return say('Held: the citation says {0}, the page {1} says {2}.', date.raw, url, day);
  const written: CivilDate | null = asOf ? lastDayOf(asOf.date) : null;
  return written !== null && day > written ? say('Held: the page {0} is of {1}, and the document of {2}: it may be another one by now.', url, day, written) : null;
}

function doubtOf(page: Extract<CitedPage, { kind: 'page' }>, { published }: PageDates, date: PageDate): Message | null {
  if (date.rank === 'url') return say('Held: the date stands only in the address of the page, {0}.', page.url);
  if (date.rank === 'text') return say('Held: the date “{0}” was read from the words of the page {1}.', date.place, page.url);
  if (isWeak(date.rank)) return say('Held: only the server says when the file {0} was written, which is often not when it was published.', page.url);
  if (!published) return say('Held: the page {0} says only when it was changed.', page.url);
  return page.isShared ? say('Held: several bullets cite {0}, and {1} is its only page in the list: it may be another bullet’s.', page.name, page.url) : null;
}

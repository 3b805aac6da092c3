import type { Briefing, Bullet } from '../model/briefing';
import { say } from '../model/message';
import type { DateContext, DateQuestion, PageResults } from '../news/planDates';
import type { Bindings } from './bindSources';
import { locateBullet } from './locateBullet';
import type { RefreshFailure } from './planRefresh';

/** How the pages are asked that citations without an exact day stand for. */
export interface PageRequests extends DateContext {
  readonly fetch: (urls: readonly string[]) => Promise<PageResults>;
}

/** Bullets that nothing feeds, not even in doubt: what a source feeds is dated by the source. */
export function unfed({ bullets }: Briefing, { bindings, ambiguous, unknown }: Bindings): Bullet[] {
  const fed = new Set([...bindings, ...ambiguous, ...unknown].map(({ bullet }) => bullet));
  return bullets.filter((bullet) => !fed.has(bullet));
}

/** The pages behind the questions, each once; posts are not asked. */
export const pagesOf = (questions: readonly DateQuestion[]): string[] => [...new Set(questions.flatMap(({ page }) => (page.kind === 'page' ? [page.url] : [])))];

/** The questions in the text as it is now; a bullet that changed meanwhile is a failure. */
export function relocateQuestions(questions: readonly DateQuestion[], before: Briefing, now: Briefing): { live: DateQuestion[]; failures: RefreshFailure[] } {
  const live: DateQuestion[] = [];
  const failures: RefreshFailure[] = [];
  for (const question of questions) {
    const bullet = locateBullet(question.bullet, before, now);
    const date = bullet?.citation?.date;
    if (bullet && date) live.push({ ...question, bullet, date });
    else {
      failures.push({
        bullet: question.bullet, sourceId: question.page.kind, error: 'bullet-changed',
        message: say('{0}: the bullet was changed while its page was asked; it is left as it is.', question.page.name),
      });
    }
  }
  return { live, failures };
}

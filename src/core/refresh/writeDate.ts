import type { Briefing } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import { styleOf, stylesOf, writeDay } from '../parse/dates/dateStyle';

/**
 * The day in the way the date it replaces is written, without its weekday and time: those were of the old day. A date that shows no way (`recent`, `2026`) takes the one that most of the
 * document's dates have, else the usual one of its own language, which `recent` tells and `2026` leaves to the document.
 */
export function writeDate(day: CivilDate, replaced: string, isVague: boolean, briefing: Briefing): string {
  const own = isVague ? undefined : styleOf(replaced);
  const style = own ?? stylesOf(briefing.bullets)[0]?.[0] ?? styleOf(isJapanese(replaced, briefing) ? '年' : 'Jan');
  return style ? writeDay(style, day) : day;
}

const isJapanese = (replaced: string, briefing: Briefing): boolean =>
  /[\u3040-\u30FF\u4E00-\u9FFF]/.test(replaced) || (!/[A-Za-z]/.test(replaced) && briefing.language === 'ja');

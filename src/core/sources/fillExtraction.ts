import type { Extraction } from '../config/configuration';
import { isFault, type Fault } from './fault';
import { replacePlaceholders, unknownPlaceholder, type Filling } from './placeholders';

/** The extraction with `${date…}` filled in wherever a locator or a text to compare with has it. */
export function fillExtraction(extract: Extraction, filling: Filling): Extraction | Fault {
  if (!JSON.stringify(extract).includes('${')) return extract;
  const texts = [extract.value ?? '', ...extract.date, extract.rows ?? '', extract.sheet ?? '', ...Object.entries(extract.row).flat(), ...Object.entries(extract.okWhen).flat()];
  const mistake = texts.map((text) => unknownPlaceholder(text, ['date'])).find((one) => one !== null);
  if (mistake && isFault(mistake)) return mistake;
  const fill = (text: string): string => replacePlaceholders(text, (placeholder, whole) => (placeholder.kind === 'date' ? placeholder.on(filling.day) : whole));
  const fillAll = (texts: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(texts).map(([at, text]) => [fill(at), fill(text)]));
  return {
    ...extract, value: extract.value && fill(extract.value), date: extract.date.map(fill), rows: extract.rows && fill(extract.rows), sheet: extract.sheet && fill(extract.sheet),
    pattern: extract.pattern && fill(extract.pattern), row: fillAll(extract.row), okWhen: fillAll(extract.okWhen),
  };
}

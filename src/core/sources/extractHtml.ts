import type { HTMLElement } from 'node-html-parser';
import type { Extraction } from '../config/configuration';
import { dateLocators, hasDates, refine, type Extractor, type Located } from './extraction';
import { fault, isFault, type Fault } from './fault';
import { parseHtml } from './htmlPage';
import { isContained, okFault } from './okWhen';
import { selectAll, textsAt } from './selectAll';
import { visibleText } from './visibleText';
import type { Work } from './work';

/**
 * Reads value and date with CSS selectors, `@name` behind one for an attribute. With `rows` they are looked for in each of these elements, the first of its
 * kind; without, what they find in the page must pair one to one. Without a selector for the value the pattern is looked for in the text that a reader sees.
 */
export const extractHtml: Extractor = (text, extract, work) => {
  const page = parseHtml(text);
  if (isFault(page)) return page;
  const unexpected = okFault(extract.okWhen, visibleText(page), {
    standsAt: (locator) => { const found = textsAt(page, locator, work); return isFault(found) ? found : found.map((one) => one ?? ''); },
    accepts: isContained, oneSuffices: true,
  });
  if (unexpected) return unexpected;
  const located = extract.rows === null ? inPage(page, extract, work) : inRows(page, extract.rows, extract, work);
  return isFault(located) ? located : refine(located, extract, work);
};

function inRows(page: HTMLElement, rows: string, extract: Extraction, work: Work): readonly Located[] | Fault {
  const elements = selectAll(page, rows, work);
  if (isFault(elements)) return elements;
  if (elements.length === 0) return nothing(rows);
  const located: Located[] = [];
  for (const row of elements) {
    const cells = [...(extract.value === null ? [] : [extract.value]), ...dateLocators(extract)].map((locator) => textsAt(row, locator, work));
    const broken = cells.find(isFault);
    if (broken) return broken;
    const firsts = (cells as readonly (readonly (string | null)[])[]).map((found) => found[0] ?? null);
    const dates = extract.value === null ? firsts : firsts.slice(1);
    located.push({ text: extract.value === null ? visibleText(row) : firsts[0], date: dates.length === 0 ? undefined : dates.map((date) => date ?? '').join(' ') });
  }
  return located.some(({ text }) => text !== null) ? located : nothing(extract.value ?? rows);
}

function inPage(page: HTMLElement, extract: Extraction, work: Work): readonly Located[] | Fault {
  const values = extract.value === null ? [visibleText(page)] : textsAt(page, extract.value, work);
  if (isFault(values)) return values;
  if (values.length === 0) return nothing(extract.value ?? '');
  const columns: (readonly (string | null)[])[] = [];
  for (const locator of dateLocators(extract)) {
    const dates = textsAt(page, locator, work);
    if (isFault(dates)) return dates;
    if (dates.length === 0) return fault('no-date', '{0}: {2} finds nothing in the page at {1}. Correct the selector; the page may have changed.', locator);
    if (dates.length !== values.length) {
      return fault('ambiguous', '{0}: in the reply of {1}, {2} finds {3} values and {4} finds {5} dates. They must pair one to one.', extract.value ?? 'pattern', values.length, locator, dates.length);
    }
    columns.push(dates);
  }
  return values.map((text, index) => ({ text, date: columns.length === 0 || !hasDates(extract) ? undefined : columns.map((column) => column[index] ?? '').join(' ') }));
}

const nothing = (selector: string): Fault => fault('no-value', '{0}: {2} finds nothing in the page at {1}. Correct the selector; the page may have changed.', selector);

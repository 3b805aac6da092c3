import { parse, type HTMLElement } from 'node-html-parser';
import { excerpt, fault, type Fault } from './fault';
import { tooMuchWork } from './pattern';
import { visibleText } from './visibleText';
import { TooMuchWork, type Work } from './work';

/** A CSS selector and, behind it, the attribute that is read instead of the text: `time@datetime`; `@data-date` alone is an attribute of the row itself. */
interface Locator {
  readonly selector: string;
  readonly attribute: string | null;
}

const LONGEST_SELECTOR = 500;

function locatorOf(written: string): Locator {
  const match = /^(.*?)@([\w:.-]+)$/s.exec(written.trim());
  return match ? { selector: (match[1] ?? '').trim(), attribute: match[2] ?? '' } : { selector: written.trim(), attribute: null };
}

/** Why a locator is no CSS selector that can be used, in English; null where it is one. */
export function selectorMistake(locator: string): string | null {
  const { selector, attribute } = locatorOf(locator);
  if (selector === '') return attribute === null ? 'a CSS selector was expected' : null;
  if (selector.length > LONGEST_SELECTOR) return `it is longer than ${LONGEST_SELECTOR} characters`;
  try {
    parse('<p></p>').querySelectorAll(selector);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The elements that a selector finds below a root. */
export function selectAll(root: HTMLElement, selector: string, work: Work): readonly HTMLElement[] | Fault {
  if (selector.length > LONGEST_SELECTOR) return badSelector(selector);
  try {
    work.spend(selectorCost(root, selector));
    return root.querySelectorAll(selector);
  } catch (error) {
    return error instanceof TooMuchWork ? tooMuchWork(selector) : badSelector(selector);
  }
}

const badSelector = (selector: string): Fault =>
  fault('bad-expression', '{0}: {2} is not a CSS selector that can be used on {1}: {3}.', excerpt(selector, 80), selectorMistake(selector) ?? 'the page is nested too deeply for it');

/** What stands at a locator: texts as a reader sees them, or values of an attribute; null for an element that lacks the attribute. */
export function textsAt(root: HTMLElement, locator: string, work: Work): readonly (string | null)[] | Fault {
  const { selector, attribute } = locatorOf(locator);
  const elements = selector === '' ? [root] : selectAll(root, selector, work);
  if ('error' in elements) return elements;
  return elements.map((element) => (attribute === null ? visibleText(element) : (element.getAttribute(attribute) ?? null)));
}

/** Steps that a selector takes below a root: each element once, all siblings of each once more for what counts them, all below each for `:has`. */
function selectorCost(root: HTMLElement, selector: string): number {
  const counting = selector.match(/[~+]|:(?:nth|first|last|only)-/g)?.length ?? 0;
  const general = selector.match(/~(?!=)/g)?.length ?? 0;
  const looking = selector.match(/:has/g)?.length ?? 0;
  let cost = 0;
  const waiting: { readonly element: HTMLElement; readonly depth: number }[] = [{ element: root, depth: 1 }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const children = one.element.childNodes;
    cost += 10 + looking * one.depth * 10 + (counting > 0 ? counting * children.length ** Math.max(2, general + 1) : 0);
    for (const child of children) if ('childNodes' in child && child.childNodes.length > 0) waiting.push({ element: child as HTMLElement, depth: one.depth + 1 });
    cost += children.length * 10;
  }
  return cost;
}

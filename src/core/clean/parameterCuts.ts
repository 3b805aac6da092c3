import { citedUrls } from '../links/citedUrls';
import { isTrackingParameter } from '../links/normalizeUrl';
import type { Briefing } from '../model/briefing';
import type { Residue } from '../model/citation';
import { sliceOf, type Range } from '../model/range';
import { applyEdits, type TextEdit } from '../model/textEdit';
import type { ParameterCut } from './cleanup';

const SEPARATOR = /&(?:amp;)?/g;

/**
 * The tracking parameters of every URL that has some, in the order of the text: all of a cited URL, and of a URL in prose those that a tool put
 * there. What stays is as it was written: the other parameters, their order, the fragment.
 */
export function parameterCuts(briefing: Briefing): ParameterCut[] {
  const cuts: ParameterCut[] = [];
  let last: Range = { start: -1, end: -1 };
  const urls = citedUrls(briefing).filter(({ url, range }) => url.includes('=') && sliceOf(briefing.text, range) === url);
  for (const { url, range } of urls) {
    if (range.start < last.end) continue;
    last = range;
    const cut = cutOf(url, range.start);
    if (cut) cuts.push(cut);
  }
  const tracking = briefing.residue.filter(({ kind }) => kind === 'tracking-parameter');
  return tracking.length === 0 ? cuts : [...cuts, ...inProse(briefing.text, tracking, urls.map(({ range }) => range))].sort((left, right) => left.range.start - right.range.start);
}

export function withoutParameters(url: string): string {
  const cut = cutOf(url, 0);
  return cut ? applyEdits(url, cut.edits) : url;
}

interface Parameter {
  readonly start: number;
  readonly end: number;
  /** Where the one behind it begins. */
  readonly next: number;
  /** Its name where it is one of tracking. */
  readonly tracking: string | null;
}

/** `offset` is where the URL stands in the text. Null where it has no tracking parameter. */
function cutOf(url: string, offset: number): ParameterCut | null {
  const question = url.indexOf('?');
  if (question < 0) return null;
  const hash = url.indexOf('#', question);
  const parameters = parametersIn(url, question + 1, hash < 0 ? url.length : hash);
  const names = parameters.flatMap(({ tracking }) => tracking ?? []);
  if (names.length === 0) return null;
  const gone = names.length === parameters.length ? [{ start: question, end: parameters.at(-1)?.end ?? question }] : goneOf(parameters);
  const edits = gone.map(({ start, end }): TextEdit => ({ range: { start: offset + start, end: offset + end }, text: '' }));
  return { range: { start: edits[0]?.range.start ?? offset, end: edits.at(-1)?.range.end ?? offset }, names: [...new Set(names)], edits };
}

function parametersIn(url: string, start: number, end: number): Parameter[] {
  const parameters: Parameter[] = [];
  SEPARATOR.lastIndex = start;
  for (let from = start; from <= end; ) {
    const match = SEPARATOR.exec(url);
    const isInside = match !== null && match.index < end;
    const to = isInside ? match.index : end;
    const next = isInside ? SEPARATOR.lastIndex : end + 1;
    parameters.push({ start: from, end: to, next, tracking: trackingName(url.slice(from, to)) });
    from = next;
    if (!isInside) break;
  }
  return parameters;
}

/** Underscores may be escaped. */
function trackingName(parameter: string): string | null {
  const equals = parameter.indexOf('=');
  const name = (equals < 0 ? parameter : parameter.slice(0, equals)).replaceAll('\\', '');
  return isTrackingParameter(name, equals < 0 ? '' : parameter.slice(equals + 1)) ? name : null;
}

/** Each with the separator before it, those at the head with the one behind it. */
function goneOf(parameters: readonly Parameter[]): Range[] {
  const gone: { start: number; end: number }[] = [];
  let isKept = false;
  for (const [index, { start, end, next, tracking }] of parameters.entries()) {
    if (tracking === null) {
      isKept = true;
      continue;
    }
    const range = isKept ? { start: parameters[index - 1]?.end ?? start, end } : { start, end: next };
    const last = gone.at(-1);
    if (last && range.start <= last.end) last.end = range.end;
    else gone.push(range);
  }
  return gone;
}

const NAMES = /(?:^|[?&;])([\w\\]+)=/g;

/** What a tool added to a URL that nobody cites. */
function inProse(text: string, tracking: readonly Residue[], cited: readonly Range[]): ParameterCut[] {
  const cuts: ParameterCut[] = [];
  let next = 0;
  for (const { range } of tracking) {
    while ((cited[next]?.end ?? Infinity) <= range.start) next++;
    if ((cited[next]?.start ?? Infinity) <= range.start) continue;
    const names = [...sliceOf(text, range).matchAll(NAMES)].map(([, name = '']) => name.replaceAll('\\', ''));
    const last = cuts.at(-1);
    const isSameUrl = last && range.start - last.range.end < 500 && !/[\s<>()"'`]/.test(text.slice(last.range.end, range.start));
    if (isSameUrl) cuts.pop();
    cuts.push({
      range: { start: isSameUrl ? last.range.start : range.start, end: range.end }, names: [...new Set([...(isSameUrl ? last.names : []), ...names])],
      edits: [...(isSameUrl ? last.edits : []), { range, text: '' }],
    });
  }
  return cuts;
}

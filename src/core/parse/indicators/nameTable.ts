import { halfWidth, halfWidthCode } from '../normalize';
import { INDICATORS, type Indicator } from './indicators';

/** A name that ends at an offset; `start` is where it begins. */
export interface FoundName {
  readonly indicator: Indicator;
  readonly start: number;
}

/** Indicators by the names they are written with. */
export class NameTable {
  /** Simple names, the longest first, by their last character. */
  private readonly byLast = new Map<number, { readonly name: string; readonly indicator: Indicator }[]>();

  constructor(readonly indicators: readonly Indicator[]) {
    for (const indicator of indicators) {
      for (const name of new Set(indicator.names.map(simpleName))) {
        const last = name.charCodeAt(name.length - 1);
        this.byLast.set(last, [...(this.byLast.get(last) ?? []), { name, indicator }]);
      }
    }
    for (const same of this.byLast.values()) same.sort((left, right) => right.name.length - left.name.length);
  }

  /** The longest name whose last character stands right before `end`, all of it behind `floor`; of the indicators with some ids, or of all. */
  endingAt(text: string, floor: number, end: number, ids: ReadonlySet<string> | null = null): FoundName | null {
    const same = end > floor ? this.byLast.get(lower(text.charCodeAt(end - 1))) : undefined;
    if (!same) return null;
    for (const { name, indicator } of same) {
      const start = ids === null || ids.has(indicator.id) ? startOf(name, text, floor, end) : -1;
      if (start >= 0) return { indicator, start };
    }
    return null;
  }

  with(more: readonly Indicator[]): NameTable {
    return more.length > 0 ? new NameTable([...this.indicators, ...more]) : this;
  }
}

/** As names are compared: plain width, lower case, without what parts their words. */
export const simpleName = (name: string): string => halfWidth(name).toLowerCase().replace(/[\s\-‐-–・*_]/g, '');

/** Where a name begins that ends right before `end`; -1 where another stands there. */
function startOf(name: string, text: string, floor: number, end: number): number {
  let at = end;
  for (let index = name.length - 1; index >= 0; index--) {
    while (index < name.length - 1 && at > floor && isGap(text.charCodeAt(at - 1))) at--;
    if (at <= floor || lower(text.charCodeAt(at - 1)) !== name.charCodeAt(index)) return -1;
    at--;
  }
  return at;
}

function lower(written: number): number {
  const code = written < 0x2212 ? written : halfWidthCode(written);
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

const isGap = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x2d || (code >= 0x2010 && code <= 0x2013) || code === 0x30fb || code === 0x2a || code === 0x5f;

export const STANDARD_NAMES = new NameTable(INDICATORS);

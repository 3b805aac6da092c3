import { isBlank, isBreak } from './mark';

/**
 * The code spans of a text, asked for places in ascending order. A span closes with as many backticks as it opened with (CommonMark 6.1)
 * in the same block: no span reaches over an empty line or into a line that begins an item, a heading, a quote or a row.
 */
export class CodeSpans {
  private readonly none: boolean;
  private end = 0;
  /** Begins and ends of the spans between `start` and `end`, in turns. */
  private spans: number[] = [];

  constructor(private readonly text: string) {
    this.none = !text.includes('`');
  }

  /** Whether a place lies inside a span, its backticks left out. */
  covers(at: number): boolean {
    if (this.none) return false;
    while (this.end <= at && this.end < this.text.length) this.readBlock();
    let low = 0;
    let high = this.spans.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle * 2 + 1] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return (this.spans[low * 2] ?? Infinity) < at && at < (this.spans[low * 2 + 1] ?? 0);
  }

  private readBlock(): void {
    const { text } = this;
    const runs: number[] = [];
    let at = this.end;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x60) {
        const start = at;
        while (text.charCodeAt(at + 1) === 0x60) at++;
        runs.push(start, at + 1);
      } else if (isBreak(code) && beginsBlock(text, at + 1)) {
        at++;
        break;
      }
    }
    this.end = at;
    this.spans = pair(text, runs);
  }
}

/** Behind the last line break of a row of them stands what begins the next line. */
function beginsBlock(text: string, lineStart: number): boolean {
  let at = lineStart;
  while (isBlank(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  if (isBreak(code)) return !(code === 0x0a && text.charCodeAt(lineStart - 1) === 0x0d);
  if (code === 0x23 || code === 0x3e || code === 0x7c) return true; // # > |
  if (code === 0x2d || code === 0x2a || code === 0x2b) return isBlank(text.charCodeAt(at + 1)) || isBreak(text.charCodeAt(at + 1)); // - * +
  let digits = at;
  while (digits - at < 9 && text.charCodeAt(digits) >= 0x30 && text.charCodeAt(digits) <= 0x39) digits++;
  return digits > at && (text.charCodeAt(digits) === 0x2e || text.charCodeAt(digits) === 0x29) && isBlank(text.charCodeAt(digits + 1));
}

/** Every run opens a span that the next run of its length closes; an escaped backtick opens none. */
function pair(text: string, runs: readonly number[]): number[] {
  const spans: number[] = [];
  const closers = nextOfLength(runs);
  for (let index = 0; index < runs.length; ) {
    const start = runs[index] ?? 0;
    const closer = text.charCodeAt(start - 1) === 0x5c ? undefined : closers[index / 2];
    if (closer === undefined) index += 2;
    else {
      spans.push(start, runs[closer + 1] ?? 0);
      index = closer + 2;
    }
  }
  return spans;
}

function nextOfLength(runs: readonly number[]): (number | undefined)[] {
  const latest = new Map<number, number>();
  const next: (number | undefined)[] = [];
  for (let index = runs.length - 2; index >= 0; index -= 2) {
    const length = (runs[index + 1] ?? 0) - (runs[index] ?? 0);
    next[index / 2] = latest.get(length);
    latest.set(length, index);
  }
  return next;
}

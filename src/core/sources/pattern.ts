import { RE2JS } from 're2js';
import { excerpt, fault, type Fault } from './fault';
import { TooMuchWork, Work } from './work';

export interface PatternMatch {
  readonly whole: string;
  /** By number (`1`) and by name; null for a group that took no part in the match. */
  readonly groups: Readonly<Record<string, string | null>>;
  /** Offset in the text, in UTF-16 code units. */
  readonly index: number;
}

export interface Pattern {
  readonly source: string;
  /** Names of its groups. */
  readonly names: readonly string[];
  /**
   * All matches in the order of the text; a fault `time-limit` where finding them is too much work, and never only some of them.
   * Patterns that are used on many texts of one reply share their `work`.
   */
  matches(text: string, work?: Work): readonly PatternMatch[] | Fault;
}

const LONGEST_PATTERN = 1000;
const MOST_MATCHES = 20_000;

/** Compiles an RE2 pattern, in which a group is named `(?<name>…)` or `(?P<name>…)`. Its dot matches no line break unless it begins with `(?s)`. */
export function compilePattern(source: string): Pattern | Fault {
  const compiled = compile(source);
  if (typeof compiled === 'string') return fault('bad-expression', '{0}: the pattern “{2}” for {1} cannot be used: {3}', excerpt(source, 80), compiled);
  return { source, names: Object.keys(compiled.namedGroups()), matches: (text, work = new Work()) => allMatches(compiled, text, work) };
}

function compile(source: string): RE2JS | string {
  if (source.length > LONGEST_PATTERN) return `it is longer than ${LONGEST_PATTERN} characters.`;
  try {
    return RE2JS.compile(source);
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '');
    return `${why} (RE2 has no look-ahead, look-behind and back-reference.)`;
  }
}

/**
 * A search costs the characters that are looked at, times the size of the program. Linear as one search is, a pattern such as `a(.*z)?` looks through
 * all of the rest at each of its matches; therefore the looks are counted and not the length of the text.
 */
class CountedText extends String {
  readonly #text: string;
  readonly #price: number;
  readonly #work: Work;

  constructor(text: string, price: number, work: Work) {
    super(text);
    this.#text = text;
    this.#price = price;
    this.#work = work;
  }

  override charCodeAt(index: number): number {
    this.#work.spend(this.#price);
    return this.#text.charCodeAt(index);
  }

  override indexOf(sought: string, from = 0): number {
    const at = this.#text.indexOf(sought, from);
    this.#work.spend(((at < 0 ? this.#text.length : at) - from) / 8);
    return at;
  }
}

function allMatches(compiled: RE2JS, text: string, work: Work): readonly PatternMatch[] | Fault {
  const names = Object.entries(compiled.namedGroups());
  const found: PatternMatch[] = [];
  try {
    const matcher = compiled.matcher(new CountedText(text, compiled.programSize(), work) as unknown as string);
    while (matcher.find()) {
      if (found.length === MOST_MATCHES) return fault('time-limit', '{0}: a pattern finds more than {2} places in the reply of {1}. Make it narrower.', MOST_MATCHES);
      const groups: Record<string, string | null> = {};
      for (let number = 1; number <= compiled.groupCount(); number++) groups[number] = matcher.group(number);
      for (const [name, number] of names) groups[name] = groups[number] ?? null;
      found.push({ whole: matcher.group() ?? '', groups, index: matcher.start() });
    }
  } catch (error) {
    if (error instanceof TooMuchWork) return tooMuchWork(compiled.pattern());
    throw error;
  }
  return found;
}

/** A search with this pattern or path was given up. */
export const tooMuchWork = (expression: string): Fault =>
  fault('time-limit', '{0}: “{2}” takes too long on the reply of {1}. Make it simpler, or let it begin with fixed text.', excerpt(expression, 80));

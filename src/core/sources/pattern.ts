import { RE2JS, RE2JSException } from 're2js';
import { excerpt, fault, type Fault } from './fault';

export interface PatternMatch {
  readonly whole: string;
  /** By number (`1`) and by name; null for a group that took no part in the match. */
  readonly groups: Readonly<Record<string, string | null>>;
  /** Offset in the text, in UTF-16 code units. */
  readonly index: number;
}

export interface Pattern {
  /** Names of its groups. */
  readonly names: readonly string[];
  /** All matches in the order of the text; a fault `time-limit` where finding them would be too much work, and never only some of them. */
  matches(text: string): readonly PatternMatch[] | Fault;
}

/** Compiles an RE2 pattern, in which a group is named `(?<name>…)` or `(?P<name>…)`. Its dot matches no line break unless it begins with `(?s)`. */
export function compilePattern(text: string): Pattern | Fault {
  const mistake = mistakeIn(text);
  if (typeof mistake === 'string') return fault('bad-expression', '{0}: the pattern “{2}” for {1} cannot be used: {3}', excerpt(text, 80), mistake);
  const names = Object.keys(mistake.namedGroups());
  return {
    names,
    matches(searched) {
      const found: PatternMatch[] = [];
      const matcher = mistake.matcher(searched);
      while (matcher.find()) {
        const groups: Record<string, string | null> = {};
        for (let number = 1; number <= mistake.groupCount(); number++) groups[number] = matcher.group(number);
        for (const name of names) groups[name] = matcher.group(name);
        found.push({ whole: matcher.group() ?? '', groups, index: matcher.start() });
      }
      return found;
    },
  };
}

function mistakeIn(text: string): RE2JS | string {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    return error instanceof RE2JSException ? error.message : String(error);
  }
}

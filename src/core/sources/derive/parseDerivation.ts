import { inputIds, type Expression, type Operator, type SpanUnit, type When } from './expression';

/** Longer or deeper ones are refused: nobody writes them, and they would exhaust the stack. */
const LONGEST = 1_000;
const DEEPEST = 32;

const TOKEN = /\s*(?:(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d{1,2})?(?![\w.]))|\$\{\s*(?<id>[A-Za-z0-9][A-Za-z0-9_.-]*)\s*\}|(?<span>\d{1,4}(?:d|w|mo|y))(?!\w)|(?<name>[a-z_]+)|(?<sign>[-+*/(),]))/;

interface Token {
  readonly kind: 'number' | 'id' | 'span' | 'name' | 'sign' | 'end';
  readonly text: string;
  /** Offset in the expression, from 0. */
  readonly at: number;
}

/** Why a text is no derivation, in English; null where it is one. */
export function derivationMistake(text: string): string | null {
  const parsed = parseDerivation(text);
  return 'mistake' in parsed ? parsed.mistake : null;
}

/**
 * Numbers, `${id}`, `+ - * /`, parentheses, `year_end(${id})` (the last value of the calendar year before) and `before(${id}, 7d)` (the newest that is at least
 * so much earlier; `d`, `w`, `mo`, `y`). A mistake is told in English.
 */
export function parseDerivation(text: string): Expression | { readonly mistake: string } {
  if (text.length > LONGEST) return { mistake: `it is longer than ${LONGEST} characters` };
  try {
    const expression = new Parser(tokens(text)).whole();
    return inputIds(expression).length > 0 ? expression : { mistake: 'it names no source, such as ${usd-jpy}' };
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error.message };
    throw error;
  }
}

class Mistake extends Error {}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const next = new RegExp(TOKEN, 'y');
  for (let at = 0; text.slice(at).trim() !== ''; at = next.lastIndex) {
    next.lastIndex = at;
    const match = next.exec(text);
    const [kind, token] = Object.entries(match?.groups ?? {}).find(([, one]) => one !== undefined) ?? [];
    if (!match || kind === undefined || token === undefined) throw new Mistake(`“${text.slice(at).trim().slice(0, 20)}” cannot be read`);
    found.push({ kind: kind as Token['kind'], text: token, at });
  }
  return [...found, { kind: 'end', text: 'its end', at: text.length }];
}

class Parser {
  #at = 0;

  constructor(private readonly list: readonly Token[]) {}

  whole(): Expression {
    const expression = this.#sum(0);
    if (this.#peek().kind !== 'end') throw this.#unexpected('an operator');
    return expression;
  }

  #sum(depth: number): Expression {
    return this.#chain(['+', '-'], () => this.#chain(['*', '/'], () => this.#factor(depth)));
  }

  #chain(operators: readonly Operator[], operand: () => Expression): Expression {
    let left = operand();
    for (let operator = this.#operator(operators); operator; operator = this.#operator(operators)) left = { kind: 'operation', operator, left, right: operand() };
    return left;
  }

  #operator(operators: readonly Operator[]): Operator | undefined {
    const operator = operators.find((one) => this.#is(one));
    if (operator) this.#at++;
    return operator;
  }

  #factor(depth: number): Expression {
    if (depth > DEEPEST) throw new Mistake('it is nested too deep');
    const token = this.#peek();
    if (this.#is('-')) {
      this.#at++;
      return { kind: 'negative', of: this.#factor(depth + 1) };
    }
    if (this.#is('(')) {
      this.#at++;
      const inner = this.#sum(depth + 1);
      this.#expect(')');
      return inner;
    }
    if (token.kind === 'name') return this.#call();
    this.#at++;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'id') return { kind: 'input', id: token.text, when: { kind: 'same-day' } };
    this.#at--;
    throw this.#unexpected('a number, a source such as ${usd-jpy} or a parenthesis');
  }

  #call(): Expression {
    const { text: name } = this.#take();
    if (name !== 'year_end' && name !== 'before') throw new Mistake(`there is no function ${name}; year_end and before there are`);
    this.#expect('(');
    const { kind, text: id } = this.#peek();
    if (kind !== 'id') throw this.#unexpected('a source such as ${usd-jpy}');
    this.#at++;
    const when = name === 'year_end' ? ({ kind: 'year-end' } as const) : this.#span();
    this.#expect(')');
    return { kind: 'input', id, when };
  }

  #span(): When {
    this.#expect(',');
    const { kind, text } = this.#peek();
    if (kind !== 'span') throw this.#unexpected('a span such as 7d, 1mo or 1y');
    this.#at++;
    const [, count = '', unit = ''] = /^(\d+)(\w+)$/.exec(text) ?? [];
    return { kind: 'before', count: Number(count), unit: unit as SpanUnit };
  }

  #is(sign: string): boolean {
    const token = this.#peek();
    return token.kind === 'sign' && token.text === sign;
  }

  #expect(sign: string): void {
    if (!this.#is(sign)) throw this.#unexpected(`“${sign}”`);
    this.#at++;
  }

  #peek(): Token {
    return this.list[this.#at] ?? { kind: 'end', text: 'its end', at: 0 };
  }

  #take(): Token {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  #unexpected(wanted: string): Mistake {
    const { kind, text } = this.#peek();
    return new Mistake(kind === 'end' ? `${wanted} was expected at its end` : `${wanted} was expected, not “${kind === 'id' ? `\${${text}}` : text}”`);
  }
}

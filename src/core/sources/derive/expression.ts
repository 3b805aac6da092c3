/** Which value of a series is meant, seen from the day that is reckoned for. */
export type When = { readonly kind: 'same-day' } | { readonly kind: 'year-end' } | { readonly kind: 'before'; readonly count: number; readonly unit: SpanUnit };

export type SpanUnit = 'd' | 'w' | 'mo' | 'y';

export type Operator = '+' | '-' | '*' | '/';

/** What a derived source reckons, over other sources by their ids. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'input'; readonly id: string; readonly when: When }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

/** Every source that is reckoned with, in order, each once. */
export function inputIds(expression: Expression): string[] {
  const ids = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'input') ids.add(part.id);
    else if (part.kind === 'negative') visit(part.of);
    else if (part.kind === 'operation') [part.left, part.right].forEach(visit);
  };
  visit(expression);
  return [...ids];
}

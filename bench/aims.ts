import { growthOf, ratioOf, type Measured, type SizeResults } from './figures';
import type { Delay, Typing } from './typing';

export interface Aim {
  readonly name: string;
  readonly limit: number;
  /** Null where a contender of it was left out. */
  readonly measured: number | null;
  readonly met: boolean | null;
}

const judge = (name: string, limit: number, measured: number | null): Aim => ({ name, limit, measured, met: measured === null ? null : measured <= limit });

/** The aims of `docs/performance.md` that this suite measures. A crash at many headings ends the run before. */
export function judgeAims(sizes: readonly SizeResults[], headings: Measured & { readonly count: number }, typing: Typing): Aim[] {
  const [smallest, ...larger] = sizes;
  return [
    ...sizes.map((size) => judge(`model ÷ markdown-it, ${size.label}`, 1, ratioOf(size, 'model', 'markdown-it'))),
    judge(`model ÷ markdown-it, ${headings.count.toLocaleString('en-US')} headings`, 1, ratioOf(headings, 'model', 'markdown-it')),
    ...larger.map((size) => judge(`growth of the model for each character, ${smallest?.label} → ${size.label}`, 1.5, smallest ? growthOf(smallest, size, 'model') : null)),
    ...sizes.map((size) => judge(`checks ÷ markdown-it, ${size.label}`, 2, ratioOf(size, 'checks', 'markdown-it'))),
    ...sizes.map((size) => judge(`checks ÷ markdownlint, ${size.label}`, 0.05, ratioOf(size, 'checks', 'markdownlint'))),
    ...judgeDelay('update', typing.update),
    ...judgeDelay('update and the bullet at the place', typing.bullet),
  ];
}

const judgeDelay = (what: string, { medianMs, ninetyFifthMs }: Delay): Aim[] =>
  [judge(`ms for a typed character, ${what}, median`, 2, medianMs), judge(`ms for a typed character, ${what}, 95 %`, 2, ninetyFifthMs)];

import type { ExpressionChecks } from '../config/expressionChecks';
import { locatorMistake, patternMistake } from './checkExpression';
import { derivationMistake } from './derive/parseDerivation';
import { replacePlaceholders, unknownPlaceholder } from './placeholders';

/** Any day shows whether a locator with `${date…}` in it can be used. */
const SOME_DAY = '2026-01-28';

const onSomeDay = (text: string): string => replacePlaceholders(text, (placeholder, whole) => (placeholder.kind === 'date' ? placeholder.on(SOME_DAY) : whole));

/** What can be told of an expression without a reply. */
export const EXPRESSION_CHECKS: ExpressionChecks = {
  locator(format, text) {
    const unknown = unknownPlaceholder(text, ['date']);
    return unknown ? `nothing is known to stand for ${String(unknown.details[0])}` : locatorMistake(format, onSomeDay(text));
  },
  pattern: (text, groups) => patternMistake(onSomeDay(text), groups),
  derivation: derivationMistake,
};

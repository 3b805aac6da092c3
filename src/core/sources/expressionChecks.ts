import type { ExpressionChecks } from '../config/expressionChecks';
import { locatorMistake, patternMistake } from './checkExpression';
import { derivationMistake } from './derive/parseDerivation';

/** The expressions of a configuration, checked by what runs them. */
export const EXPRESSION_CHECKS: ExpressionChecks = { locator: locatorMistake, pattern: patternMistake, derivation: derivationMistake };

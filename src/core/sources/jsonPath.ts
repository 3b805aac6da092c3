import { jsonpath, JSONPathEnvironment, type JSONPathQuery } from 'json-p3';
import { excerpt, fault, isFault, type Fault } from './fault';
import { compilePattern, tooMuchWork } from './pattern';
import { TooMuchWork, type Work } from './work';

const { expressions, selectors, FunctionExpressionType } = jsonpath;

export type Json = Parameters<JSONPathQuery['query']>[0];

export interface JsonNode {
  readonly value: unknown;
  /** Names and indices that lead to it. */
  readonly location: readonly (string | number)[];
}

const LONGEST_PATH = 1000;
const DEEPEST = 300;
// A visit of one value costs about a hundred times a step of a pattern.
const PRICE = 100;

/** Why a path is no JSONPath (RFC 9535), in English; null where it is one. */
export function pathMistake(path: string): string | null {
  const compiled = compile(path);
  return typeof compiled === 'string' ? compiled : null;
}

/** All that a JSONPath finds, in its order. */
export function findPath(root: Json, path: string, work: Work): readonly JsonNode[] | Fault {
  const compiled = compile(path, work);
  if (typeof compiled === 'string') return fault('bad-expression', '{0}: {2} is not a JSONPath that can be used on {1}: {3}.', excerpt(path, 80), compiled);
  try {
    return [...compiled.lazyQuery(root)];
  } catch (error) {
    if (error instanceof TooMuchWork) return tooMuchWork(path);
    return fault('malformed-reply', '{0}: the reply of {1} is nested too deeply for {2}. Write the path without `..`.', excerpt(path, 80));
  }
}

function compile(path: string, work?: Work): JSONPathQuery | string {
  if (path.length > LONGEST_PATH) return `it is longer than ${LONGEST_PATH} characters`;
  try {
    const environment = new JSONPathEnvironment({ maxRecursionDepth: DEEPEST });
    environment.functionRegister.set('match', regularExpression((pattern) => `\\A(?:${pattern})\\z`, work));
    environment.functionRegister.set('search', regularExpression((pattern) => pattern, work));
    const query = environment.compile(path);
    if (work) countVisits(query, work);
    return query;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** `match()` and `search()` of RFC 9535 without the engine of JavaScript, which some patterns make hang. As the standard says, a pattern that is none matches nothing. */
function regularExpression(whole: (pattern: string) => string, work: Work | undefined): jsonpath.FilterFunction {
  const { LogicalType, ValueType } = FunctionExpressionType;
  return {
    argTypes: [ValueType, ValueType],
    returnType: LogicalType,
    call: (text, pattern) => {
      if (typeof text !== 'string' || typeof pattern !== 'string') return false;
      const compiled = compilePattern(whole(pattern));
      if (isFault(compiled)) return false;
      const found = compiled.matches(text, work);
      if (isFault(found)) throw new TooMuchWork();
      return found.length > 0;
    },
  };
}

/** Lets every step of the query pay, those of queries inside its filters too: `$[?count($..*) > 1]` goes through all for each. */
function countVisits(query: JSONPathQuery, work: Work): void {
  for (const selector of query.segments.flatMap((segment) => segment.selectors)) {
    const resolve = selector.resolve.bind(selector);
    selector.resolve = (node) => {
      work.spend(PRICE);
      const found = resolve(node);
      work.spend(found.length * PRICE);
      return found;
    };
    if (selector instanceof selectors.FilterSelector) countInside(selector.expression, work);
  }
}

function countInside(expression: jsonpath.expressions.FilterExpression, work: Work): void {
  if (expression instanceof expressions.LogicalExpression) countInside(expression.expression, work);
  else if (expression instanceof expressions.PrefixExpression) countInside(expression.right, work);
  else if (expression instanceof expressions.FilterQuery) countVisits(expression.path, work);
  else if (expression instanceof expressions.FunctionExtension) for (const argument of expression.args) countInside(argument, work);
  else if (expression instanceof expressions.InfixExpression) {
    countInside(expression.left, work);
    countInside(expression.right, work);
  }
}

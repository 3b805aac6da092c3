/** No configuration nests deeper than a handful of levels. */
const DEEPEST = 64;

const IN_ONE_LINE = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${DEEPEST}}`);

/**
 * Offset of the first place that is more than 64 levels deep, or null. To be asked before a parser that recurses: where the stack runs out
 * while an expression is compiled, the engine does not throw but ends the process, and with it every other extension.
 * Brackets in texts count too: a few do no harm, and no configuration holds that many unclosed ones.
 */
export function tooDeepAt(yaml: string): number | null {
  const indents: number[] = [];
  let open = 0;
  let at = 0;
  for (const line of yaml.split('\n')) {
    const indent = line.search(/[^ ]/);
    if (indent >= 0) {
      while ((indents.at(-1) ?? -1) >= indent) indents.pop();
      indents.push(indent);
    }
    if (indents.length > DEEPEST || IN_ONE_LINE.test(line)) return at;
    for (const { index, 0: bracket } of line.matchAll(/[[\]{}]/g)) {
      open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1));
      if (open > DEEPEST) return at + index;
    }
    at += line.length + 1;
  }
  return null;
}

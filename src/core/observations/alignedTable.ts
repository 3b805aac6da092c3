/** Characters that take two columns of a fixed-width font. */
const WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/;

/** A table of Markdown whose columns stand below each other in a text editor too. Cells are escaped by whoever gives them; the last column is not filled up. */
export function alignedTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => [name, ...rows.map((row) => row[column] ?? '')].reduce((widest, cell) => Math.max(widest, widthOf(cell)), 3));
  const fill = (cell: string, column: number): string => (column === head.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)));
  const line = (cells: readonly string[]): string => `| ${head.map((_, column) => fill(cells[column] ?? '', column)).join(' | ')} |`;
  return [line(head), line(head.map((_, column) => '-'.repeat(column === head.length - 1 ? 3 : (widths[column] ?? 3)))), ...rows.map(line)].join('\n');
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

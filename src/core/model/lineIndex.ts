/** A place in a text; `line` and `column` are 0-based, `column` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and back. Lines end at `\n`, `\r\n` or a lone `\r`, as the editor and markdown-it count them. */
export class LineIndex {
  /** Offset of the first character of each line. */
  readonly startsOfLines: readonly number[];
  /** Whether some line ends in a carriage return, alone or with a line feed. */
  readonly hasReturns: boolean;

  constructor(readonly text: string) {
    this.startsOfLines = lineStarts(text);
    this.hasReturns = text.includes('\r');
  }

  get lineCount(): number {
    return this.startsOfLines.length;
  }

  /** Offset of the first character of a 0-based line; the length of the text for a line past the end. */
  startOf(line: number): number {
    return this.startsOfLines[line] ?? this.text.length;
  }

  /** Offset behind the last character of a 0-based line, its line break left out. */
  endOf(line: number): number {
    let end = this.startOf(line + 1);
    if (line + 1 >= this.startsOfLines.length) return this.text.length;
    if (end > 0 && this.text.charCodeAt(end - 1) === 0x0a) end--;
    if (end > this.startOf(line) && this.text.charCodeAt(end - 1) === 0x0d) end--;
    return end;
  }

  lineText(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.startsOfLines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, column: offset - this.startOf(line) };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  // A search for both characters in turn is several times faster than a look at every character.
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    if (carriage < 0 || (feed >= 0 && feed < carriage)) {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
      continue;
    }
    const next = feed === carriage + 1 ? feed + 1 : carriage + 1;
    starts.push(next);
    if (feed === carriage + 1) feed = text.indexOf('\n', next);
    carriage = text.indexOf('\r', next);
  }
  return starts;
}

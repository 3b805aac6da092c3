/** A text in plain letters, and where each of its UTF-16 code units stands in the text that it was read from. */
export interface Spelling {
  readonly text: string;
  readonly starts: readonly number[];
  /** Exclusive. */
  readonly ends: readonly number[];
}

/** One character in the notation of URLs (with the bytes that may follow the first one), JSON or HTML. */
const ESCAPE = /%[0-9a-f]{2}(?:%[89ab][0-9a-f]){0,3}|\\u[0-9a-f]{4}|\\["\\/]|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What is encoded over and over is nobody's honest work. */
const MOST_TIMES = 6;

/** A text as it is, with its escapes read once, twice and so on, until there are none. Case, and how much white space there is, make no difference. */
export function spellingsOf(text: string): Spelling[] {
  const starts = [...Array(text.length).keys()];
  let plain: Spelling = { text, starts, ends: starts.map((at) => at + 1) };
  const spellings = [folded(plain)];
  for (let times = 0; times < MOST_TIMES; times++) {
    const read = readEscapes(plain);
    if (read.text === plain.text) break;
    plain = read;
    spellings.push(folded(plain));
  }
  return spellings;
}

class Builder {
  #text = '';
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Adds text that stands for the units `from` to `to` of a spelling. */
  add(text: string, of: Spelling, from: number, to: number): void {
    for (const unit of text.split('')) {
      this.#text += unit;
      this.#starts.push(of.starts[from] ?? 0);
      this.#ends.push(of.ends[to - 1] ?? 0);
    }
  }

  done(): Spelling {
    return { text: this.#text, starts: this.#starts, ends: this.#ends };
  }
}

function readEscapes(spelling: Spelling): Spelling {
  const built = new Builder();
  let at = 0;
  const keepTo = (end: number): void => {
    for (; at < end; at++) built.add(spelling.text[at] ?? '', spelling, at, at + 1);
  };
  for (const { 0: escape, index } of spelling.text.matchAll(ESCAPE)) {
    keepTo(index);
    const end = index + escape.length;
    // The first bytes may be a character of their own, and those behind them another one.
    while (at < end) {
      const [letter, length] = readEscape(escape.slice(at - index));
      if (letter === null) keepTo(end);
      else built.add(letter, spelling, at, (at += length));
    }
  }
  keepTo(spelling.text.length);
  return built.done();
}

/** What an escape stands for and how much of the text does; null where it is none. */
function readEscape(escape: string): [string | null, number] {
  if (escape.startsWith('%')) return readBytes(escape);
  if (/^\\u/i.test(escape)) return [String.fromCharCode(Number.parseInt(escape.slice(2), 16)), escape.length];
  if (escape.startsWith('\\')) return [escape.slice(1), escape.length];
  const name = escape.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return [NAMED[name] ?? null, escape.length];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return [code <= 0x10ffff ? String.fromCodePoint(code) : null, escape.length];
}

/** As many of the bytes, from the first, as make one character of UTF-8. */
function readBytes(escape: string): [string | null, number] {
  for (let length = 3; length <= escape.length; length += 3) {
    try {
      return [decodeURIComponent(escape.slice(0, length)), length];
    } catch {
      // Not all of its bytes yet.
    }
  }
  return [null, escape.length];
}

/** Lower case, with one blank for white space of any kind, and for the `+` that forms write for it. */
function folded(spelling: Spelling): Spelling {
  const built = new Builder();
  for (let at = 0, next = 0; at < spelling.text.length; at = next) {
    next = at + 1;
    const unit = spelling.text[at] ?? '';
    if (!/[\s+]/.test(unit)) {
      const lower = unit.toLowerCase();
      built.add(lower.length === 1 ? lower : unit, spelling, at, next);
      continue;
    }
    while (/[\s+]/.test(spelling.text[next] ?? '')) next++;
    built.add(' ', spelling, at, next);
  }
  return built.done();
}

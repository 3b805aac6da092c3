// Marks that statistics offices write where there is no value (shared design, data-sources section 0). Compared after NFKC, in lower case.
const MISSING = new Set(['', '-', '--', '---', '- -', '.', '..', '...', ':', '–', '—', '―', '‐', '\u2212', '*', '**', '***', 'na', 'n/a', '#n/a', 'n.a.', 'nan', 'null', 'none', 'nd', 'n.d.']);

/** Whether a cell or a JSON value says that there is no value. Such a value is never 0. */
export function isMissing(raw: unknown): boolean {
  if (raw === null || raw === undefined) return true;
  return typeof raw === 'string' && MISSING.has(plain(raw).toLowerCase());
}

const NUMBER = /^(?<sign>[-+▲]?) ?(?<digits>\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?<rest>(?:\.\d+)?(?:e[-+]?\d{1,3})?) ?%?$/i;

/**
 * Reads a number: a JSON number, or text such as `1,234.5`, `4.2%`, `(12.3)`, `−8.68`, `▲8.68`, fullwidth digits included.
 * Null for everything else, also where a comma stands in a place that no thousands separator has; a percent sign does not divide.
 */
export function parseSourceNumber(raw: unknown): number | null {
  if (typeof raw === 'number') return finite(raw);
  // A mark of a footnote (`17.37²`, `5①`) would become a digit of the number.
  if (typeof raw !== 'string' || /\p{No}/u.test(raw)) return null;
  const text = plain(raw).replace(/\u2212/g, '-');
  const inner = /^\((.*)\)$/.exec(text)?.[1]?.trim();
  const match = NUMBER.exec(inner ?? text)?.groups;
  // `(-5)` would be a negative of a negative.
  if (!match || (inner !== undefined && match['sign'])) return null;
  const size = Number(`${match['digits']?.replaceAll(',', '') || '0'}${match['rest'] ?? ''}`);
  const negative = inner !== undefined || match['sign'] === '-' || match['sign'] === '▲';
  return finite(negative ? -size : size);
}

const plain = (raw: string): string => raw.normalize('NFKC').trim();

// Adding zero turns -0 into 0.
const finite = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

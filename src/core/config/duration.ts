const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, mo: 30 * 86_400_000, y: 365 * 86_400_000 };

/** Reads `30m`, `12h`, `1d`, `2w`, `3mo` (30 days each), `1y` (365 days) as milliseconds; null for anything else. */
export function readDuration(text: string): number | null {
  const match = /^(\d{1,6})(s|mo|m|h|d|w|y)$/.exec(text.trim());
  return match ? Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0) : null;
}

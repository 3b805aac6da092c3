import type { KeptObservation } from './keptObservation';

const SIZE = { width: 240, height: 48, margin: 4 };
/** Seen on white and on black alike (4 : 1 and more), as a picture cannot know the theme. */
const INK = '#2f81f7';

/** A small line chart over time as an address that holds it whole. It has no text: who shows it says in words what it shows. */
export function chartAddress(series: readonly KeptObservation[]): string {
  const times = series.map(timeOf);
  const values = series.map(({ value }) => value);
  const [across, up] = [extent(times), extent(values)];
  const { width, height, margin } = SIZE;
  const place = (value: number, { low, span }: Extent, room: number): number => round(span === 0 ? room / 2 : ((value - low) / span) * room);
  const points = series.map((_, index) => [margin + place(times[index] ?? 0, across, width - 2 * margin), height - margin - place(values[index] ?? 0, up, height - 2 * margin)] as const);
  const line = points.map((point) => point.join(',')).join(' ');
  const [x = 0, y = 0] = points.at(-1) ?? [];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><polyline points="${line}" fill="none" stroke="${INK}" stroke-width="2" stroke-linejoin="round"/><circle cx="${x}" cy="${y}" r="3" fill="${INK}"/></svg>`;
  // Round brackets would end the address in Markdown; there are none in it.
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}

interface Extent {
  readonly low: number;
  readonly span: number;
}

/** A span that no double can hold counts as none: the line is flat then. */
function extent(values: readonly number[]): Extent {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const span = high - low;
  return { low, span: Number.isFinite(span) ? span : 0 };
}

const timeOf = ({ asOf, fetchedAt }: KeptObservation): number => (asOf === null ? fetchedAt : Date.parse(`${asOf}T00:00:00Z`));

const round = (value: number): number => Math.round(value * 10) / 10;

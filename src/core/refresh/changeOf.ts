import type { Figure } from '../model/figure';
import { say, type Message } from '../model/message';
import { asOfText } from '../model/observation';
import type { Change } from './planRefresh';

/** How far a value is from the one in the document, by its amount: rates by percentage points, all else in per cent. Null for a range. */
export function changeOf(figure: Figure, value: number): { readonly text: string; readonly direction: 'up' | 'down' | 'same' } | null {
  const difference = value - figure.low;
  if (figure.high !== figure.low) return null;
  if (difference === 0) return { text: '0', direction: 'same' };
  const direction = difference > 0 ? 'up' : 'down';
  if (figure.unit === '%') return { text: `${trim(Math.abs(difference), 2)} pp`, direction };
  if (figure.low === 0) return { text: trim(Math.abs(difference), 2), direction };
  const percent = (Math.abs(difference) / Math.abs(figure.low)) * 100;
  return { text: `${trim(percent, percent < 10 ? 1 : 0)} %`, direction };
}

/** A change too small for its decimals is still no zero. */
function trim(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? `<${(10 ** -decimals).toFixed(decimals)}` : text;
}

/** `ドル円: 153 → 156.82 (+2.5 %)`, as it stands and would stand in the document. */
export function tellChange({ figure, observation, written }: Change): string {
  const label = figure.label === null ? '' : `${figure.label}: `;
  if (written === figure.raw) return `${label}${figure.raw}`;
  const change = changeOf(figure, observation.value);
  const sign = change?.direction === 'down' ? '\u2212' : '+';
  return `${label}${figure.raw} → ${written}${change ? ` (${sign}${change.text})` : ''}`;
}

/** Where a value is from, and of when: `USD/JPY reference rate, Example Rates, as of 2026-11-20`. */
export function tellOrigin({ source, observation }: Change): Message {
  const { publisher, title } = source;
  const asOf = asOfText(observation);
  const from = publisher === null || title.includes(publisher) ? title : `${title}, ${publisher}`;
  return asOf === null ? say('{0}, as of a day that the reply does not say', from) : say('{0}, as of {1}', from, asOf);
}

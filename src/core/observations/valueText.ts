import type { KeptObservation } from './keptObservation';

/** In plain units, grouped, with all digits that count: `1,730,000,000,000`. */
export const numberText = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 15 });

/** A value with its unit: `0.75%`, `156.82 JPY`, `17.34倍`. */
export function valueText({ value, unit }: Pick<KeptObservation, 'value' | 'unit'>): string {
  if (unit === null) return numberText(value);
  return /^[A-Za-z]/.test(unit) ? `${numberText(value)} ${unit}` : `${numberText(value)}${unit}`;
}

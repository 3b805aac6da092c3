import { halfWidth } from '../parse/normalize';

/** What two labels share that mean the same: width, case and spacing do not tell them apart. */
export const labelKey = (label: string): string => halfWidth(label).replace(/\s+/g, ' ').trim().toLowerCase();

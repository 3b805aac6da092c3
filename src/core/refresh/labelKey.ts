import { halfWidth } from '../parse/normalize';

/** What two labels share that mean the same: width, case and spacing do not tell them apart. */
export const labelKey = (label: string): string => (PLAIN.test(label) ? label : halfWidth(label).replace(/\s+/g, ' ').trim().toLowerCase());

/** Nothing to fold: no capitals, no white space, nothing of full width. Many labels are of this kind, and every check asks for them. */
const PLAIN = /^[!-@[-~\u3041-\u9FFF]*$/;

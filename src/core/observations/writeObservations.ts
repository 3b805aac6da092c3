import type { Written } from '../refresh/written';
import type { KeptObservation } from './keptObservation';

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The line that keeps an observation, its line break included; fields that are not known are left out. */
export function observationLine({ sourceId, value, asOf, precision, fetchedAt, url, hash, recipe, publisher, unit }: KeptObservation): string {
  const known = { recipe: recipe ?? undefined, publisher: publisher ?? undefined, unit: unit ?? undefined };
  return `${JSON.stringify({ version: 1, kind: 'observation', source: sourceId, value, asOf, precision, fetchedAt: instant(fetchedAt), url, hash, ...known })}\n`;
}

/** The line that keeps what a refresh wrote into one figure, its line break included. */
export const appliedLine = ({ file, section, label, sourceId, figure, bullet, asOf, at }: Written): string =>
  `${JSON.stringify({ version: 1, kind: 'applied', at: instant(at), file, section, label, source: sourceId, figure, bullet, asOf })}\n`;

/** What is appended: a line that was cut off before it is ended first, so that nothing is joined to it. */
export const appended = (lines: string, endsInLineBreak: boolean): string => `${endsInLineBreak ? '' : '\n'}${lines}`;

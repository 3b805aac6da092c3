import type { Briefing } from '../model/briefing';
import { hashOf, type SignablePart } from './signedParts';
import type { SignOff } from './signOff';

/** A sign-off of a part of a briefing as it stands; `instant` is in epoch milliseconds, UTC. */
export const signOffOf = ({ text }: Briefing, { scope, range, place }: SignablePart, who: string, instant: number): SignOff =>
  ({ version: 1, who, when: new Date(instant).toISOString(), scope, place, hash: hashOf(text, range) });

/** The line that is appended to the file; a line that was cut off before it is ended first, so that nothing is joined to it. */
export const signOffLine = (signOff: SignOff, endsInLineBreak: boolean): string => `${endsInLineBreak ? '' : '\n'}${JSON.stringify(signOff)}\n`;

import { LineIndex } from '../model/lineIndex';
import { say, type Message } from '../model/message';
import { readName, SIGN_OFF_SCOPES, type SignOff, type SignOffPlace } from './signOff';

/** A line that was passed over; `line` is 1-based. */
export interface SignOffProblem {
  readonly line: number;
  readonly message: Message;
}

export interface SignOffReading {
  /** In the order of the file, each once. */
  readonly signOffs: readonly SignOff[];
  readonly problems: readonly SignOffProblem[];
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;
const HASH = /^[0-9a-f]{64}$/;

/**
 * Reads a file of sign-offs as git may have merged it: in any order, with lines twice, with line ends of any kind. A line that was cut off
 * while it was written, a marker of a conflict and whatever else is no sign-off is passed over and told.
 */
export function readSignOffs(text: string): SignOffReading {
  const lines = new LineIndex(text.replace(/^\uFEFF/, ''));
  const signOffs = new Map<string, SignOff>();
  const problems: SignOffProblem[] = [];
  for (let index = 0; index < lines.lineCount; index++) {
    const line = lines.lineText(index).trim();
    if (line === '') continue;
    const read = readLine(line);
    if ('text' in read) problems.push({ line: index + 1, message: read });
    else signOffs.set(JSON.stringify([read.who, read.when, read.scope, read.hash, read.place]), read);
  }
  return { signOffs: [...signOffs.values()], problems };
}

function readLine(line: string): SignOff | Message {
  if (CONFLICT.test(line)) return say('A merge conflict was left here; the sign-offs around it count.');
  const value = parseObject(line);
  if (!value) return say('This line is no JSON object: it was cut off while it was written, or changed by hand.');
  if (value['version'] !== 1) return say('This sign-off was written by a newer version of Briefing Desk.');
  return toSignOff(value) ?? say('This line is no sign-off: who, when, scope, place and hash were expected.');
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function toSignOff({ who, when, scope, place, hash }: Readonly<Record<string, unknown>>): SignOff | null {
  const name = typeof who === 'string' ? readName(who) : '';
  const known = SIGN_OFF_SCOPES.find((one) => one === scope);
  if (name === '' || !known || typeof when !== 'string' || !INSTANT.test(when) || Number.isNaN(Date.parse(when))) return null;
  return typeof hash === 'string' && HASH.test(hash) ? { version: 1, who: name, when, scope: known, place: toPlace(place), hash } : null;
}

/** The place is for people only: one that cannot be read leaves the sign-off in force. */
function toPlace(value: unknown): SignOffPlace {
  const { section, label } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return { section: Array.isArray(section) ? section.filter((title) => typeof title === 'string') : [], label: typeof label === 'string' ? label : null };
}

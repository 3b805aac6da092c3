import { RULE_IDS } from '../../model/finding';
import { say, type Message } from '../../model/message';
import type { Range } from '../../model/range';
import type { Configuration, Source } from '../configuration';
import type { Shape } from '../shape';
import { cursorPlace, type CursorPlace } from './cursorPlace';
import { shapeAt } from './shapeAt';

/** Something that can be written at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'name' | 'choice' | 'placeholder';
  readonly about: Message | null;
  /** What is written in place of `range`. */
  readonly text: string;
  readonly range: Range;
  /** The JSON Schema says it, too: whoever completes by it offers the same. */
  readonly isInSchema: boolean;
}

export interface Known {
  /** What is in force with this file. */
  readonly configuration: Configuration;
  /** Sources that a mistake keeps out of force, as while they are typed. */
  readonly broken: ReadonlySet<string>;
  /** Names of secrets that some source names. */
  readonly secrets: readonly string[];
}

/** What can be written at a place of a `.briefing.yml` that somebody is typing. */
export function suggest(text: string, offset: number, known: Known): Suggestion[] {
  const place = cursorPlace(text, offset);
  const shape = place && shapeAt(place.path);
  if (!place || !shape) return [];
  if (place.slot === 'key') return keySuggestions(place, shape, known, text);
  return placeholderSuggestions(place, offset, text, known) ?? choiceSuggestions(place, shape);
}

function keySuggestions(place: CursorPlace, shape: Shape<unknown>, known: Known, text: string): Suggestion[] {
  const taken = new Set(place.taken);
  const hasColon = /^[ \t]*:/.test(text.slice(place.word.end));
  const write = (name: string, value: Shape<unknown>): string => (hasColon ? name : `${name}:${valueStart(value, place)}`);
  const { entries } = shape;
  const ofKeys = Object.entries(shape.keys ?? {}).map(([name, key]): Suggestion => ({ label: name, kind: 'key', about: key.about, text: write(name, key.shape), range: place.word, isInSchema: true }));
  const ofNames = entries ? namesAt(place.path, known).map(({ name, about, isInSchema }): Suggestion => ({ label: name, kind: 'name', about, text: write(name, entries), range: place.word, isInSchema })) : [];
  return [...ofKeys, ...ofNames].filter(({ label }) => !taken.has(label));
}

/** Where the cursor goes on behind a key: on the same line, or one level deeper. */
function valueStart(value: Shape<unknown>, { isBlock, indent }: CursorPlace): string {
  if (!value.isBlock) return ' ';
  return isBlock ? `\n${indent}  ` : ' ';
}

interface Name {
  readonly name: string;
  readonly about: Message | null;
  readonly isInSchema: boolean;
}

function namesAt([section, ...more]: readonly string[], { configuration }: Known): Name[] {
  if (more.length > 0) return [];
  const plain = (names: Iterable<string>, isInSchema = false): Name[] => [...names].map((name) => ({ name, about: null, isInSchema }));
  switch (section) {
    case 'sources': return configuration.sources.map((source) => ({ name: source.id, about: aboutSource(source), isInSchema: false }));
    case 'rules': return plain(RULE_IDS, true);
    case 'cadences': return plain(configuration.cadences.keys());
    case 'publishers': return plain(configuration.publishers.map(({ name }) => name));
    default: return [];
  }
}

const aboutSource = ({ title, enabled }: Source): Message => (enabled ? say('{0}: in force.', title) : say('{0}: to be turned on with `enabled: true`.', title));

/** Inside `${…}`; null where the cursor is in none. */
function placeholderSuggestions({ path, typed, word }: CursorPlace, offset: number, text: string, { configuration, broken, secrets }: Known): Suggestion[] | null {
  const begun = /\$\{[^${}]*$/.exec(typed);
  if (!begun) return null;
  const closed = /^[^\s${}"']*\}/.exec(text.slice(offset));
  const range = { start: offset - begun[0].length, end: closed ? offset + closed[0].length : Math.max(offset, word.end) };
  const whole = (inside: string, about: Message | null): Suggestion => ({ label: `\${${inside}}`, kind: 'placeholder', about, text: `\${${inside}}`, range, isInSchema: false });
  const [section, own, key, inner] = path;
  if (section !== 'sources') return section === 'posts' && own === 'url' ? [whole('id', null)] : [];
  if (key === 'derive') {
    const inForce = configuration.sources.map((source) => whole(source.id, aboutSource(source)));
    return [...inForce, ...[...broken].map((id) => whole(id, null))].filter(({ label }) => label !== `\${${own}}`);
  }
  if (key !== 'request' || inner === undefined || !['url', 'headers', 'fallback'].includes(inner)) return [];
  return [
    ...secrets.map((name) => whole(`secret:${name}`, say('A secret that other sources name, too.'))),
    ...(inner === 'headers' ? [] : [whole('date:YYYY-MM-DD', say('The day of the request.'))]),
  ];
}

function choiceSuggestions({ word }: CursorPlace, { choices = [] }: Shape<unknown>): Suggestion[] {
  return choices.map((choice) => ({ label: choice, kind: 'choice', about: null, text: choice, range: word, isInSchema: true }));
}

/** Names of the secrets that texts of configurations name. */
export const secretsNamedIn = (texts: readonly string[]): string[] => [...new Set(texts.flatMap((text) => [...text.matchAll(/\$\{secret:([^{}\s]+)\}/g)].map(([, name = '']) => name)))].sort();

import { isScalar, isSeq, type Node } from 'yaml';
import { parseCivilDate, type CivilDate } from '../model/civilDate';
import { say } from '../model/message';
import { readDuration } from './duration';
import { suggestionFor, type Form, type Shape } from './shape';
import { textOf, type YamlReader } from './yamlReader';

/** A text, or a number taken as it is written; of a form where one is given. */
export const text = (form: Form | null = null, choices?: readonly string[]): Shape<string> => ({
  read: (reader, node, what) => formed(reader, node, what, textOf(node), form),
  schema: { type: form?.pattern ? 'string' : ['string', 'number'], ...(form?.pattern ? { pattern: form.pattern } : {}) },
  ...(choices ? { choices } : {}),
});

/** The same where `true` and `false` are texts too: a reply is compared with them. */
export const comparedText: Shape<string> = {
  read: (reader, node, what) => formed(reader, node, what, isScalar(node) && typeof node.value === 'boolean' ? String(node.value) : textOf(node), null),
  schema: { type: ['string', 'number', 'boolean'] },
};

function formed(reader: YamlReader, node: Node, what: string, found: string | null, form: Form | null): string | undefined {
  if (found === null) reader.report(node, say('{0}: a text was expected.', what));
  else if (!form || form.fits(found)) return found;
  else reader.report(node, form.mistake(what, found));
  return undefined;
}

/** One, or a list of them. */
export const list = <T>(item: Shape<T>): Shape<readonly T[]> => ({
  read: (reader, node, what) => (isSeq(node) ? node.items : [node]).map((one) => item.read(reader, one as Node, what)).filter((one) => one !== undefined),
  schema: { anyOf: [item.schema, { type: 'array', items: item.schema }] },
  ...(item.choices ? { choices: item.choices } : {}),
});

export const choice = <const T extends string>(choices: readonly T[]): Shape<T> => ({
  read(reader, node, what) {
    const written = textOf(node);
    const found = choices.find((one) => one === written);
    if (found !== undefined) return found;
    if (written === null) reader.report(node, say('{0}: a text was expected.', what));
    else reader.report(node, say('{0}: one of {1} was expected, not "{2}".', what, choices.join(', '), written), suggestionFor(written, choices) ?? undefined);
    return undefined;
  },
  schema: { type: 'string', enum: choices },
  choices,
});

export const flag: Shape<boolean> = {
  read(reader, node, what) {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    reader.report(node, say('{0}: true or false was expected.', what));
    return undefined;
  },
  schema: { type: 'boolean' },
  choices: ['true', 'false'],
};

/** The version of the file's form. */
export const versionOne: Shape<1> = {
  read(reader, node) {
    if (isScalar(node) && node.value === 1) return 1;
    reader.report(node, say('version: 1 was expected.'));
    return undefined;
  },
  schema: { type: 'integer', enum: [1] },
  choices: ['1'],
};

export const integer = (low: number, high: number): Shape<number> => ({
  read(reader, node, what) {
    const value = isScalar(node) ? Number(node.value) : NaN;
    if (isScalar(node) && typeof node.value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
    reader.report(node, say('{0}: a whole number from {1} to {2} was expected.', what, low, high));
    return undefined;
  },
  schema: { type: 'integer', minimum: low, maximum: high },
});

export const number: Shape<number> = {
  read(reader, node, what) {
    if (isScalar(node) && typeof node.value === 'number' && Number.isFinite(node.value)) return node.value;
    reader.report(node, say('{0}: a number was expected.', what));
    return undefined;
  },
  schema: { type: 'number' },
};

export const positive: Shape<number> = {
  read(reader, node, what) {
    const value = number.read(reader, node, what);
    if (value === undefined || value > 0) return value;
    reader.report(node, say('{0}: a number above 0 was expected.', what));
    return undefined;
  },
  schema: { type: 'number', exclusiveMinimum: 0 },
};

/** The lower and the upper end, both included. */
export const span: Shape<{ readonly low: number; readonly high: number }> = {
  read(reader, node, what) {
    const ends = isSeq(node) ? node.items.map((one) => (isScalar(one) && typeof one.value === 'number' && Number.isFinite(one.value) ? one.value : null)) : [];
    const [low = null, high = null] = ends;
    if (low === null || high === null || ends.length !== 2) reader.report(node, say('{0}: two numbers were expected, as in [50, 300].', what));
    else if (low > high) reader.report(node, say('{0}: the lower number stands first: [{1}, {2}].', what, high, low), `[${high}, ${low}]`);
    else return { low, high };
    return undefined;
  },
  schema: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
};

/** A duration from `shortest` to `longest`, as text; in milliseconds. */
export const duration = (shortest: string, longest: string | null): Shape<number> => ({
  read(reader, node, what) {
    const written = textOf(node);
    const ms = written === null ? null : readDuration(written);
    if (ms !== null && ms >= (readDuration(shortest) ?? 0) && ms <= (longest === null ? Infinity : (readDuration(longest) ?? 0))) return ms;
    if (written === null) reader.report(node, say('{0}: a text was expected.', what));
    else if (ms === null) reader.report(node, say('{0}: a duration such as 30m, 12h, 1d, 2w, 3mo or 1y was expected, not "{1}".', what, written));
    else if (longest === null) reader.report(node, say('{0}: a duration from {1} was expected, not "{2}".', what, shortest, written));
    else reader.report(node, say('{0}: a duration from {1} to {2} was expected, not "{3}".', what, shortest, longest, written));
    return undefined;
  },
  schema: { type: 'string', pattern: '^\\s*\\d{1,6}(s|mo|m|h|d|w|y)\\s*$' },
});

export const day: Shape<CivilDate> = {
  read(reader, node, what) {
    const written = textOf(node);
    const found = written === null ? null : parseCivilDate(written);
    if (found !== null) return found;
    if (written === null) reader.report(node, say('{0}: a text was expected.', what));
    else reader.report(node, say('{0}: a day as YYYY-MM-DD was expected, not "{1}".', what, written));
    return undefined;
  },
  schema: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
};

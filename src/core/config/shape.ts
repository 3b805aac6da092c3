import type { Node } from 'yaml';
import { say, type Message } from '../model/message';
import { nearestWord } from '../parse/nearestWord';
import { isNull, type YamlNode, type YamlPair, type YamlReader } from './yamlReader';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What may stand behind a key: how it is read, how the JSON Schema says it, and what there is to choose from. */
export interface Shape<T> {
  /** Undefined: it does not fit, and that is reported. Never asked about a `null` or an empty place. */
  read(reader: YamlReader, node: Node, what: string): T | undefined;
  readonly schema: JsonSchema;
  /** All that fits, or what is usual. */
  readonly choices?: readonly string[];
  /** Of a mapping whose keys are known. */
  readonly keys?: KeyTable;
  /** Of a mapping whose keys are names of the writer's own: what stands behind each. */
  readonly entries?: Shape<unknown>;
  /** Of a mapping or a list that holds other things than texts: nothing can be typed on its line. */
  readonly isBlock?: boolean;
}

export interface Key<T> {
  readonly shape: Shape<T>;
  /** What it is for, in a sentence or two. */
  readonly about: Message;
}

export type KeyTable = Readonly<Record<string, Key<unknown>>>;

export const key = <T>(shape: Shape<T>, about: Message): Key<T> => ({ shape, about });

type Taken<K> = K extends Key<infer T> ? T : never;

/** A mapping with known keys as it was read. */
export interface Entry<K extends KeyTable> {
  /** Absent: not given, or not as expected and reported. Null: taken back. */
  readonly given: { readonly [N in keyof K]?: Taken<K[N]> | null };
  readonly pairs: ReadonlyMap<string, YamlPair>;
}

/** One of a mapping with names of the writer's own. */
export interface Named<T> extends YamlPair {
  /** Undefined: nothing stands there, or not what was expected. Null: taken back. */
  readonly given: T | null | undefined;
}

export const entryOf = <K extends KeyTable>(reader: YamlReader, node: YamlNode, what: string, keys: K): Entry<K> | undefined => {
  const pairs = reader.pairs(node, what);
  if (!pairs) return undefined;
  const given: Partial<Record<string, unknown>> = {};
  for (const [name, pair] of pairs) {
    const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (!known) reportUnknown(reader, pair.key, name, Object.keys(keys));
    else if (pair.value) given[name] = readUnlessNull(reader, pair.value, name, known.shape);
  }
  return { given: given as Entry<K>['given'], pairs };
};

const readUnlessNull = <T>(reader: YamlReader, node: Node, what: string, shape: Shape<T>): T | null | undefined => (isNull(node) ? null : shape.read(reader, node, what));

/** What a misspelt name most likely means; null rather than a far guess. Capitals, dashes and underscores do not count: `warnAfter` is `warn_after`. */
export function suggestionFor(name: string, known: readonly string[]): string | null {
  const plain = known.map(plainName);
  const meant = nearestWord(plainName(name), plain, ({ length }) => (length >= 9 ? 3 : length >= 5 ? 2 : length >= 3 ? 1 : 0));
  return meant === null ? null : (known[plain.indexOf(meant)] ?? null);
}

const plainName = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])|[\s-]+/g, '_').toLowerCase();

function reportUnknown(reader: YamlReader, node: Node, name: string, known: readonly string[]): void {
  const meant = suggestionFor(name, known);
  if (meant !== null) reader.report(node, say('Unknown key "{0}". Did you mean "{1}"?', name, meant), meant);
  else reader.report(node, say('Unknown key "{0}". Known here: {1}.', name, known.join(', ')));
}

/** A mapping with known keys. */
export const mapping = <K extends KeyTable>(keys: K, required: readonly (keyof K & string)[] = []): Shape<Entry<K>> => ({
  read: (reader, node, what) => entryOf(reader, node, what, keys),
  get schema() {
    return { type: 'object', additionalProperties: false, properties: propertiesOf(keys), ...(required.length > 0 ? { required } : {}) };
  },
  keys, isBlock: true,
});

/** A text that keys or values have to look like. */
export interface Form {
  /** As the JSON Schema says it; null where no pattern can. */
  readonly pattern: string | null;
  fits(text: string): boolean;
  mistake(what: string, text: string): Message;
}

/** A mapping with names of the writer's own; where `known` names all there are, only the JSON Schema holds to them. */
export const record = <T>(value: Shape<T>, names: Form | null = null, known?: readonly string[]): Shape<ReadonlyMap<string, Named<T>>> => ({
  read(reader, node, what) {
    const pairs = reader.pairs(node, what);
    if (!pairs) return undefined;
    const named = new Map<string, Named<T>>();
    for (const [name, pair] of pairs) {
      if (names && !names.fits(name)) reader.report(pair.key, names.mistake(what, name));
      else named.set(name, { ...pair, given: pair.value ? readUnlessNull(reader, pair.value, value.isBlock ? `${what}.${name}` : name, value) : undefined });
    }
    return named;
  },
  get schema() {
    const each = orNull(value.schema);
    if (known) return { type: 'object', properties: Object.fromEntries(known.map((name) => [name, each])), additionalProperties: false };
    return { type: 'object', additionalProperties: each, ...(names?.pattern ? { propertyNames: { pattern: names.pattern } } : {}) };
  },
  entries: value, isBlock: true,
});

export const propertiesOf = (keys: KeyTable): JsonSchema =>
  Object.fromEntries(Object.entries(keys).map(([name, { shape, about }]) => [name, { description: about.text, ...orNull(shape.schema) }]));

/** `null` is allowed everywhere: it takes a thing back. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: choices, anyOf } = schema as { type?: string | readonly string[]; enum?: readonly unknown[]; anyOf?: readonly JsonSchema[] };
  if (type === undefined) return { ...schema, anyOf: [...(anyOf ?? []), { type: 'null' }] };
  return { ...schema, type: [type, 'null'].flat(), ...(choices ? { enum: [...choices, null] } : {}) };
}

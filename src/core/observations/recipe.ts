import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Source } from '../config/configuration';
import { fnv1a } from '../sources/fnv1a';

/**
 * Tells whether two values of a source were asked for alike: FNV-1a, 32 bit, of its address, link, extraction and expression. One id may have
 * been given to another series, or another column of the same reply, in the meantime; the change between two such values would be none.
 */
export const recipeOf = ({ request, extract, derive }: Source): string => fnv1a(utf8ToBytes(JSON.stringify([request && [request.url, request.link], extract, derive])));

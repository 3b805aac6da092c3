import { extractTree } from './extractJson';
import type { Extractor } from './extraction';
import { isFault } from './fault';
import { parseXml } from './xmlTree';

/** Reads value and date with JSONPath, as `extractJson` does, out of the document read as `parseXml` says: `$..Obs[*].ObsValue[*]['@value']`. */
export const extractXml: Extractor = (text, extract, work) => {
  const parsed = parseXml(text);
  return isFault(parsed) ? parsed : extractTree(parsed.tree, text, extract, work, textOf);
};

/** A path that ends at an element means its text. */
function textOf(value: unknown): unknown {
  const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  return typeof only === 'object' && only !== null && '#text' in only ? only['#text'] : only;
}

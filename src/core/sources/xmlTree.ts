import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { excerpt, fault, type Fault } from './fault';
import type { Json } from './jsonPath';

/** Deeper documents are refused. */
const DEEPEST = 100;

/**
 * An XML document as JSON: each element is a list of objects under its name, attributes stand under `@name`, the text under `#text`; prefixes of namespaces
 * are dropped. All values are texts. Declarations of types and entities are refused: they can make a small reply endless.
 */
export function parseXml(text: string): { readonly tree: Json } | Fault {
  if (declaresTypes(text)) return fault('malformed-reply', '{0}: the XML of {1} has a document type or entities of its own, which are not read. Ask for another format.');
  try {
    // Without it a cut document reads as a whole one; its successor would be one more library for the same code.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (XMLValidator.validate(text) !== true) return malformed(text);
    const parser = new XMLParser({
      ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: '#text', removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false, trimValues: true,
      alwaysCreateTextNode: true, ignoreDeclaration: true, ignorePiTags: true, maxNestedTags: DEEPEST, htmlEntities: true, isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
      // Texts around an element inside, such as a footnote, must not run into one number.
      tagValueProcessor: (_name, value, _path, _hasAttributes, isLeaf) => (isLeaf ? value : `${value} `),
    });
    return { tree: parser.parse(text) as Json };
  } catch {
    return malformed(text);
  }
}

const malformed = (text: string): Fault => fault('malformed-reply', '{0}: {1} did not answer with XML that can be read. Check the address; the reply begins with: {2}', excerpt(text, 120));

/** Whether there is any `<!…>` but comments and CDATA. */
export function declaresTypes(text: string): boolean {
  for (let at = text.indexOf('<!'); at >= 0; ) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : null;
    if (end === null) return true;
    const closed = text.indexOf(end, at + 4);
    if (closed < 0) return false;
    at = text.indexOf('<!', closed + end.length);
  }
  return false;
}

import { HTMLElement, NodeType, type Node } from 'node-html-parser';

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'svg']);
/** Elements that a reader sees apart from what stands before and behind; `sup` and `sub` too, so that the mark of a footnote does not become a digit. */
const APART = new Set([
  'address', 'article', 'aside', 'blockquote', 'br', 'button', 'caption', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4',
  'h5', 'h6', 'header', 'hr', 'img', 'input', 'li', 'main', 'nav', 'ol', 'option', 'p', 'pre', 'rp', 'rt', 'section', 'select', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'textarea', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);

const isHidden = (element: HTMLElement): boolean =>
  UNSEEN.has(element.rawTagName?.toLowerCase() ?? '') || element.hasAttribute('hidden') || /display\s*:\s*none/i.test(element.getAttribute('style') ?? '');

/** What a reader sees of an element, on one line: words of elements that stand apart are apart, white space is one plain space. What is hidden inside is left out. */
export function visibleText(root: Node): string {
  const parts: string[] = [];
  // A list instead of recursion: a page may be nested deeper than the stack.
  const waiting: (Node | string)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.nodeType === NodeType.TEXT_NODE) parts.push(node.text);
    else if (node instanceof HTMLElement && (node === root || !isHidden(node))) {
      const isApart = APART.has(node.rawTagName?.toLowerCase() ?? '');
      if (isApart) waiting.push(' ');
      for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index] as Node);
      if (isApart) waiting.push(' ');
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

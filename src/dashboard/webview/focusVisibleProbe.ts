/**
 * While it loads, the component library asks whether `:focus-visible` is known by putting an empty style element into
 * the page. The page's policy blocks that, the library takes the answer to be no, and every mouse click then draws a focus ring.
 * So its one question is answered with a constructed style sheet, which the policy allows. Imported before the library.
 */
// Binding takes the last of its overloads, which is deprecated.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const createElement = document.createElement.bind(document);

Object.defineProperty(document, 'createElement', {
  configurable: true,
  value: (name: string, options?: ElementCreationOptions): HTMLElement => {
    if (name !== 'style') return createElement(name, options);
    Reflect.deleteProperty(document, 'createElement');
    return Object.assign(createElement('meta'), { sheet: new CSSStyleSheet() });
  },
});

export {};

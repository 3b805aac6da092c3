// The published typings bring the types of Node and of the browser along, which the core must not see; the minified file is the one
// of the package that asks for nothing of Node, so that it also goes into the bundle for the browser.
declare module 'papaparse/papaparse.min.js' {
  const Papa: {
    parse(text: string, options: { delimiter: string; header: false; skipEmptyLines: 'greedy' }): { data: string[][] };
  };
  export default Papa;
}

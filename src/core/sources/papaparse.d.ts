// The published typings bring the types of Node and of the browser along, which the core must not see.
declare module 'papaparse/papaparse.min.js' {
  const Papa: {
    parse(text: string, options: { delimiter: string; header: false; skipEmptyLines: 'greedy' }): { data: string[][] };
  };
  export default Papa;
}

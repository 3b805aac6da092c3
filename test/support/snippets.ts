import fs from 'node:fs';
import path from 'node:path';

export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
}

export function readSnippets(file: string): Snippet[] {
  const written = JSON.parse(fs.readFileSync(path.join(process.cwd(), 'snippets', file), 'utf8')) as Record<string, Omit<Snippet, 'name' | 'body'> & { body: string[] }>;
  return Object.entries(written).map(([name, snippet]) => ({ name, prefix: snippet.prefix, description: snippet.description, body: snippet.body.join('\n') }));
}

/** What the editor's variables give on 7 January 2026. */
export const VARIABLES: Readonly<Record<string, string>> = { CURRENT_YEAR: '2026', CURRENT_MONTH: '01', CURRENT_DATE: '07' };

const PART = /\\([\\$}|,])|\$(\d+)|\$\{(\d+):((?:\\.|[^\\}$])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])+)\|\}|\$(?:([A-Z_]+)|\{([A-Z_]+)\})/g;

/** Text and tab stops of a snippet that is inserted and left as it is: defaults, and for a choice the option `choose` picks. */
export function insert(body: string, choose: (options: readonly string[]) => string = (options) => options[0] ?? ''): { text: string; stops: number[] } {
  const stops: number[] = [];
  const text = body.replace(PART, (whole, escaped?: string, bare?: string, stop?: string, value?: string, choice?: string, options?: string, variable?: string, braced?: string) => {
    if (escaped !== undefined) return escaped;
    const number = bare ?? stop ?? choice;
    if (number !== undefined) stops.push(Number(number));
    if (options !== undefined) return choose(options.split(','));
    if (number !== undefined) return (value ?? '').replace(/\\(.)/g, '$1');
    return VARIABLES[variable ?? braced ?? ''] ?? whole;
  });
  return { text, stops };
}

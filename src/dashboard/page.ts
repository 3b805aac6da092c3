/** What the host knows of the page's surroundings. */
export interface PageOptions {
  /** The editor's origin for local resources, as the webview tells it. */
  readonly cspSource: string;
  /** New for every page. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly codiconUri: string;
  /** Of the words in the page, such as `en` or `ja`. */
  readonly language: string;
  readonly title: string;
}

/** The dashboard's HTML: an empty frame that its script fills, under a policy that lets nothing else in. */
export function dashboardPage(options: PageOptions): string {
  const { cspSource, nonce } = options;
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}; img-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(options.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(options.title)}</title>
  <link rel="stylesheet" href="${escapeHtml(options.codiconUri)}">
  <link rel="stylesheet" href="${escapeHtml(options.styleUri)}">
</head>
<body>
  <main id="dashboard" hidden></main>
  <script nonce="${escapeHtml(nonce)}" src="${escapeHtml(options.scriptUri)}"></script>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and for values in double quotes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

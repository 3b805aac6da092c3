import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** How SARIF names a file: relative to the root of the sources where it lies beneath it, else by its whole address. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: '%SRCROOT%';
}

/** Forward slashes, percent-encoded. Standard input is called `stdin`. */
export function artifactUri(file: string, root: string): ArtifactLocation {
  if (file === '-') return { uri: 'stdin' };
  const relative = path.relative(root, path.resolve(file));
  if (relative === '' || relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) return { uri: pathToFileURL(path.resolve(file)).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder above that is this project: the file may be the source or a bundle made of it, which lies elsewhere. */
function findRoot(/** @type {string} */ from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'briefing-desk') return folder;
    if (folder === path.dirname(folder)) throw new Error(`${from} is not inside the briefing-desk project`);
  }
}

/** The project's folder, absolute. */
export const projectRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

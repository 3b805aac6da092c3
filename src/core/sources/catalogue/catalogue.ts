import type { Source } from '../../config/configuration';

/** The sources that come with the extension: those that need no key and whose terms allow it are on, the others wait to be turned on. */
export const CATALOGUE: readonly Source[] = [];

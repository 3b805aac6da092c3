/** The ids of the sources that a derivation is calculated from, in the order in which it names them. */
export const derivedFrom = (derivation: string): string[] => [...derivation.matchAll(/\$\{([^{}]*)\}/g)].map(([, id = '']) => id.trim());

import type { LoadExpressionChecks } from './expressionChecks';
import type { ReadConfiguration } from './withFrontMatter';

/** The same reading with its expressions checked: for whoever writes a configuration or is about to request what it says. */
export const withExpressionChecks = (read: ReadConfiguration, load: LoadExpressionChecks): ReadConfiguration =>
  async (yaml, part, base, options) => read(yaml, part, base, { ...options, checks: await load() });

import { refine, type Extractor } from './extraction';
import { fault, isFault } from './fault';
import { isEqual, okFault } from './okWhen';
import { compilePattern } from './pattern';

/** Reads what the groups `value` and `date` of the pattern match. The locators of `ok_when` are patterns too: their first group, else all of their first match, is compared. */
export const extractText: Extractor = (text, extract, work) => {
  const unexpected = okFault(extract.okWhen, text, {
    standsAt: (locator) => {
      const pattern = compilePattern(locator);
      const found = isFault(pattern) ? pattern : pattern.matches(text, work);
      return isFault(found) ? found : found.slice(0, 1).map(({ whole, groups }) => groups['1'] ?? whole);
    },
    accepts: isEqual, oneSuffices: true,
  });
  if (unexpected) return unexpected;
  if (extract.pattern === null) return fault('bad-expression', '{0}: a {2} is read with a `pattern`, and the source for {1} has none. Give its `extract` one.', 'text');
  return refine([{ text, date: undefined }], extract, work);
};

import assert from 'node:assert/strict';
import { withReader } from './suite';

const LENGTH = 3_000;
const fill = (part: string): string => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);

/**
 * Text that makes a careless expression look at the rest of the line again and again. Bare `[`, `~`, `**a` and `$1` are left out:
 * VS Code's own Markdown grammar takes seconds for them without us.
 */
const hard = [
  '(', '(Jan 7, 2026, ', '(a, ', '((', '()', '（最近、', '[cite: 1, ', '[web:1, ', '1', '1,', '1.', '1-', '1:', '-', '- ', '【', '<', '<grok:render ',
  '<argument name="citation_id">', '\uE200', 'a ', 'A ', 'あ', 'あ1', 'word: ', '億', '1億', 'citeturn0search1', 'https://example.org/(', 'Jan ', 'a - https://', ') ', '<!-- ',
  '[[1,', '[^1', '[^1^', '&utm_source=', '?utm_a=b&', '&utm_a=b&utm_source=chatgpt.com', '[a](https://', '[a]: https://a?', '<https://', '<span style="display:none">[^1]', '[DAILY]', '[DAILY] ', '| [DAILY] ', '|', ':::writing{',
  '[1](#user-', 'entity["a","', '【1', '【1】', 'Answer from Perplexity: ', '<img ', '[a](https://ppl-ai-file-upload.s3.amazonaws.com',
  'Copper rose 4.2% to $9,412 and 1.2兆円 (Jan 7, 2026, Harbor Wire) ',
];

describe('Grammar: long lines', () => {
  const reader = withReader();
  for (const part of hard) {
    it(`${LENGTH} characters of ${JSON.stringify(part)}`, function () {
      this.timeout(10_000);
      for (const head of ['- [DAILY] ', '- ', '[DAILY] ', '<!-- ', '']) {
        // What grows with the square of the length does not end within the time that mocha gives.
        assert.ok(reader().tokens(head + fill(part)).length > 0);
      }
    });
  }
});

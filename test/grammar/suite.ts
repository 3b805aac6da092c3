import assert from 'node:assert/strict';
import { hasEditor, MarkdownReader, WITHOUT_EDITOR } from '../support/textmate';

/** Text, and the parts that must carry the scope: none for a near miss. */
export type Case = readonly [text: string, ...parts: string[]];

/** Every grammar is read once for all the suites of a file. */
let created: Promise<MarkdownReader> | undefined;

/** Reads Markdown once for all the cases of a suite; without an installed VS Code there is no Markdown grammar to inject into. */
export function withReader(): () => MarkdownReader {
  let reader: MarkdownReader | undefined;
  before(async function () {
    if (!hasEditor()) {
      console.log(`    ${WITHOUT_EDITOR}`);
      this.skip();
    }
    this.timeout(20_000);
    reader = await (created ??= MarkdownReader.create());
  });
  return () => reader ?? assert.fail('not loaded');
}

export function table(reader: () => MarkdownReader, scope: string, cases: readonly Case[]): void {
  for (const [text, ...parts] of cases) {
    it(text.replaceAll('\n', '⏎').slice(0, 100), () => assert.deepEqual(reader().parts(text, scope), parts));
  }
}

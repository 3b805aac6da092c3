import assert from 'node:assert/strict';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import { runChecks } from '../../src/core/checks/runChecks';
import type { Finding } from '../../src/core/model/finding';
import { render } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';

const findings = (text: string): Finding[] => runChecks(parseBriefing(text), DEFAULT_CONFIGURATION, '2026-01-28').findings.filter(({ rule }) => rule === 'llm-residue' || rule === 'tracking-parameter');

/** `title`, with `?` where a person has to judge. */
const fixes = (text: string): string[] => findings(text).map((finding) => (finding.fixes ?? []).map(({ title, isSure }) => `${isSure ? '' : '?'}${render(title)}`).join(' | '));

/** Takes the first sure fix, reads anew, and so on. */
function fixAll(text: string, pick: (found: readonly Finding[]) => Finding | undefined): string {
  let fixed = text;
  for (let round = 0; round < 50; round++) {
    const fix = pick(findings(fixed).filter((finding) => finding.fixes?.some(({ isSure }) => isSure)))?.fixes?.find(({ isSure }) => isSure);
    if (!fix) return fixed;
    fixed = applyEdits(fixed, fix.edits);
  }
  throw new Error(`There is no end to ${text}`);
}

const MARK = '<argument name="citation_id">3</argument></grok:render>';
const REMOVE = 'Remove what the tool left';
const CUT = 'Remove the tracking parameters';

describe('fixes of residue and tracking parameters', () => {
  const table: readonly (readonly [text: string, ...fixes: string[]])[] = [
    ['Tea [web:1].', REMOVE], ['- [DAILY] Tea: 5 [web:1].', REMOVE], ['https://a.example/?utm_source=openai', CUT], ['Tea.\nOutlet\n+1\n', REMOVE, REMOVE],
    // A tagged bullet would have another citation than before, and another finding with it.
    ['- [DAILY] Tea: 5.\nOutlet\n+1', `?${REMOVE}`, `?${REMOVE}`], ['- [DAILY] Tea. [oai_citation:5‡Port](https://a.example/)', `?${REMOVE}`], ['- Tea. [oai_citation:5‡Port](https://a.example/)', REMOVE], ['- [DAILY] Tea [[1]](https://poe.com/citation?message_id=1)', `?${REMOVE}`],
    ['- [DAILY] Tea [[1]]\n\n## References\n1. [First](https://a.example/1)', `?${REMOVE}`], ['- Tea [[1]]\n\n## References\n1. [First](https://a.example/1)', REMOVE],
    // What opens a line now would begin a block.
    ['[cite_start]- [DAILY] Tea', `?${REMOVE}`], ['[cite_start]# Tea', `?${REMOVE}`], ['[cite_start]**Tea**', REMOVE],
    // A pair and the mark that it is told by.
    [`Rates held (Reuters ${MARK}).\n\n## Key Citations\n- ${MARK} [Rates on hold](https://www.reuters.com/a)\n`, `?Make it a citation of Rates on hold | ?${REMOVE}`, `?${REMOVE}`],
    [`Rates held (Reuters [web:2]).\n\n## References\n2. [Rates on hold](https://www.reuters.com/a)\n`, `?Make it a citation of Rates on hold | ?${REMOVE}`],
  ];
  for (const [text, ...expected] of table) it(JSON.stringify(text.slice(0, 80)), () => assert.deepEqual(fixes(text), expected));

  it('take both halves of what has two', () => {
    for (const [text, cleaned] of [[':::writing{a="b"}\n# Tea\n:::\n', '# Tea\n'], ['[cite_start]Tea rose[cite: 3]. [cite_start]Rice[cite: 4].', 'Tea rose. [cite_start]Rice[cite: 4].'], ['a[span_1](start_span)b[span_2](start_span)c[span_1](end_span)d[span_2](end_span)', 'ab[span_2](start_span)cd[span_2](end_span)']] as const) {
      assert.equal(applyEdits(text, findings(text)[0]?.fixes?.[0]?.edits ?? []), cleaned);
    }
    const canvas = ':::writing{a="b"}\n# Tea\n:::\n';
    assert.equal(applyEdits(canvas, findings(canvas)[1]?.fixes?.[0]?.edits ?? []), '# Tea\n');
  });

  it('work one after the other, in either order, where they overlap', () => {
    const texts: readonly (readonly [string, string])[] = [
      ['## Sources\n- [oai_citation:5‡Port](https://a.example/?id=1&utm_source=chatgpt.com)\n', '## Sources\n- [Port](https://a.example/?id=1)\n'], ['Tea [web:1], [web:2] and [web:3] .', 'Tea and.'], ['Tea ([web:1], [web:2]).', 'Tea.'], ['- [web:1] [web:2]\n', '- (citation 2 lost)\n'],
      ['a\n\n[web:1]\n\n[web:2]\n\nb', 'a\n\nb'], ['[cite_start]Tea[cite: 1][cite: 2].', 'Tea.'], ['https://a.example/?referrer=grok.com&utm_source=openai&b=1', 'https://a.example/?b=1'],
    ];
    for (const [text, cleaned] of texts) {
      assert.equal(fixAll(text, (found) => found[0]), cleaned);
      assert.equal(fixAll(text, (found) => found.at(-1)), cleaned.replace('citation 2', 'citation 1'));
    }
  });

  it('make a citation of a pair', () => {
    const text = `- [DAILY] Rate: 1% (Jan 28, 2026, Reuters ${MARK}).\n\n## Key Citations\n- ${MARK} [Rates on hold](https://www.reuters.com/a)\n`;
    const mapped = applyEdits(text, findings(text)[0]?.fixes?.[0]?.edits ?? []);
    assert.ok(mapped.startsWith('- [DAILY] Rate: 1% (Jan 28, 2026, [Reuters](https://www.reuters.com/a)).\n'));
    assert.deepEqual(fixes(mapped), [REMOVE]);
    assert.equal(parseBriefing(mapped).bullets[0]?.citation?.url?.href, 'https://www.reuters.com/a');
  });
});

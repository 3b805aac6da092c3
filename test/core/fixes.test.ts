import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runChecks } from '../../src/core/checks/runChecks';
import { DEFAULT_CONFIGURATION } from '../../src/core/config/configuration';
import type { Finding } from '../../src/core/model/finding';
import { render } from '../../src/core/model/message';
import { applyEdits } from '../../src/core/model/textEdit';
import { parseBriefing } from '../../src/core/parse/parseBriefing';
import { exampleText, sharedFiles, sharedText } from '../support/documents';
import { TODAY } from '../support/findings';

const OPTIONS = { fileName: 'briefing-2026-01-28.md' };

function check(text: string): { text: string; findings: readonly Finding[] } {
  return { text, findings: runChecks(parseBriefing(text, OPTIONS), DEFAULT_CONFIGURATION, TODAY).findings };
}

/** How many findings of a kind there are, wherever they stand now: messages name lines, which a fix may move. */
function countKinds(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, message } of findings) {
    const kind = `${rule}: ${render(message).replace(/\d+/g, '#')}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** After a sure fix the finding is gone and no other has appeared; others may be gone with it. */
function holdsFor(text: string, most: number): number {
  const before = check(text);
  const fixable = before.findings.filter(({ fixes }) => fixes?.some(({ isSure }) => isSure)).slice(0, most);
  for (const finding of fixable) {
    const fix = finding.fixes?.find(({ isSure }) => isSure);
    const after = check(applyEdits(text, fix?.edits ?? []));
    const left = countKinds(before.findings.filter((one) => one !== finding));
    const told = `${finding.rule} at ${JSON.stringify(text.slice(Math.max(0, finding.range.start - 40), finding.range.end + 20))} in ${JSON.stringify(text.slice(0, 900))}\n→ ${JSON.stringify(after.text.slice(0, 900))}`;
    for (const [kind, count] of countKinds(after.findings)) assert.ok(count <= (left.get(kind) ?? 0), `${left.has(kind) ? 'as many as before' : 'new'}: ${kind}: ${told}`);
  }
  return fixable.length;
}

const COMMENTS = [
  '<!-- briefing-disable-next-line vague-date -->', '<!-- briefing-disable-next-line vague-date, missing-date -- why -->', '<!-- briefing-disable-file duplicate-bullet -->', '<!-- briefing-disable -->', '<!-- briefing-enable -->',
  '<!-- briefing-disable-next-line -->', '<!-- briefing-disable-next-line reference-without-url tracking-parameter -->', '<!-- briefing-disable duplicate-reference -->',
];

const BODY = [
  '- [DAILY] Quay cranes: 31 moves an hour (Jan 28, 2026, Port News ).', '- [DALY] Quay cranes: 31 moves an hour (Jan 28, 2026, Port News).', '- [MONTHLY] Dwell time: 4 days (Port News, Jan 5, 2026)', '- [MONTHLY] Dwell time: 4 days (Jan 5, 2026, Port News)',
  '- [MONTHLY] Yard full at 81% (5 January 2026, Pier Post)', '- [QUARTERLY] 岸壁の荷役効率は毎時31本に上がった（港湾新聞、2026年1月5日　）。', '- [DAILY] Rate: 155 (recent, Pier Post)', '- [DAILY] Rate: 155 (recent, Pier Post)  ', '- [REALTME] Rate: 157 (Jan 2, 2026, Dock Daily)',
  '- Untagged words about a terminal that opens late in the year', '- [DAILY] a [web:3] b (Jan 28, 2026, Port News)', '- A quay【4†source】.', '# Part', '## 契約（1億ドル+）', '- [MONTHLY] Cranes: $20M (Jan 5, 2026, Port News )', '', '', '[cite_start]A crane.[cite: 4]',
  '| a | b |\n|---|---|\n| [DAILY] Rate | 31 (Jan 28, 2026, Port News ) |\n', 'A sentence (https://port.example/3?utm_source=openai) and more.', '- [DAILY] x: 5 (Jan 28, 2026, Port News', '> - [DAILY] quoted (Jan 28, 2026, Port News )', 'Words in a line\nand the next.',
];

const REFERENCES = [
  '- A title of it - Port News - https://port.example/1', '- Another - Port News - https://port.example/1?utm_source=chatgpt.com', '- Third one - Pier Post - https://pier.example/2?a=1&utm_source=openai#top', '- A fourth - 港湾新聞 - https://kowan.example/1', '- Dock Daily', '',
  '- <argument name="citation_id">3</argument></grok:render> Port News', '- Gone [web:1, web:2]', '- A title of it - Port News - https://port.example/1',
];

const documents = fc.tuple(fc.array(fc.constantFrom(...BODY, ...COMMENTS), { minLength: 1, maxLength: 9 }), fc.constantFrom('## References', '## 出典', '**Key Citations:**'), fc.array(fc.constantFrom(...REFERENCES, ...REFERENCES, ...COMMENTS), { maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  .map(([body, heading, references, lineBreak]) => [...body, '', ...(references.length > 0 ? [heading, ...references] : [])].join('\n').replaceAll('\n', lineBreak));

describe('fixes', () => {
  it('leave their finding gone and no other in its place, in texts made of what they mend', () => {
    let fixed = 0;
    fc.assert(fc.property(documents, (text) => {
      fixed += holdsFor(text, 6);
    }), { numRuns: 120 });
    assert.ok(fixed > 100, `${fixed} were tried`);
  }).timeout(20_000);

  it('do so in the example', () => void holdsFor(exampleText(), 20));

  it('do so in the briefings and in other people\'s documents', function () {
    const context = this as unknown as Mocha.Context;
    for (const file of [...sharedFiles(context, 'briefings'), ...sharedFiles(context, 'corpus')]) holdsFor(sharedText(context, file), 4);
  }).timeout(20_000);
});

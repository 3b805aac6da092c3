import assert from 'node:assert/strict';
import { findingBeside } from '../../src/core/checks/findingBeside';
import type { Finding } from '../../src/core/model/finding';
import { say } from '../../src/core/model/message';

const at = (start: number): Finding => ({ rule: 'vague-date', severity: 'warning', message: say(''), range: { start, end: start + 3 } });

describe('the finding beside the cursor', () => {
  const findings = [at(10), at(10), at(20), at(40)];
  const from = (offset: number, direction: 'next' | 'previous'): string => {
    const beside = findingBeside(findings, offset, direction);
    return beside ? `${beside.finding.range.start} ${beside.number}/${beside.count}${beside.wrapped ? ' wrapped' : ''}` : 'none';
  };

  it('is the next by position, and the first behind the last', () => {
    const cases: [number, string][] = [[0, '10 1/3'], [10, '20 2/3'], [19, '20 2/3'], [20, '40 3/3'], [40, '10 1/3 wrapped'], [99, '10 1/3 wrapped']];
    for (const [offset, expected] of cases) assert.equal(from(offset, 'next'), expected, String(offset));
  });

  it('is the previous by position, and the last before the first', () => {
    const cases: [number, string][] = [[99, '40 3/3'], [40, '20 2/3'], [21, '20 2/3'], [20, '10 1/3'], [10, '40 3/3 wrapped'], [0, '40 3/3 wrapped']];
    for (const [offset, expected] of cases) assert.equal(from(offset, 'previous'), expected, String(offset));
  });

  it('is the same one, round the document, where there is one place only', () => {
    assert.deepEqual(findingBeside([at(5)], 5, 'next'), { finding: at(5), number: 1, count: 1, wrapped: true });
    assert.deepEqual(findingBeside([at(5)], 5, 'previous'), { finding: at(5), number: 1, count: 1, wrapped: true });
  });

  it('is none where there are no findings', () => {
    assert.equal(findingBeside([], 0, 'next'), null);
    assert.equal(findingBeside([], 0, 'previous'), null);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const NAME = 'japan-market-briefing-2026-01-28.md';
const SHARED = path.resolve('..', 'shared', 'briefings', NAME);

/** The labels of the real one, with words and figures of our own. */
const OWN = `# Japan market briefing

## Key Points
- The yen stays near 153 to the dollar.

## B: 市場リスク
### Tier 1
- [REALTIME] 日銀: Rates unchanged at 0.75%, the next meeting is watched (Jan 22, 2026, Harbour Daily ).
- [REALTIME] 日経平均PER: 17.34 (過去平均: similar, 乖離: minimal) (Jan 28, 2026, Index Notes ).
- [REALTIME] TOPIX PBR: ~1.4 (Jan 28, 2026, Index Notes ).

### Tier 2
- [REALTIME] ドル円: 153 (介入警戒: 150-155) (recent, Index Notes ).
- [REALTIME] 日経VI: 34.14 (30日平均: similar) (recent, Index Notes ).
- [REALTIME] 海外投資家: Net purchases ¥1.5T (Jan 16, 2026, Harbour Daily ).
- [REALTIME] 信用評価損率: -8.68% (Apr 30, 2024, Index Notes  - latest available).

### Tier 3
- [REALTIME] 外部リスク: Bond market worries, yield volatility (Jan 25, 2026, Harbour Daily ).
- [REALTIME] 日経YTD: 7.9% vs EPS予想: double-digit growth (Jan 15, 2026, Index Notes ).

## G: その他
- [REALTIME] JGB10Y: 2.23% (1W変化: - few bps) (Jan 28, 2026, Harbour Daily ).
- [REALTIME] ドル円: 153.
- [REALTIME] P/C: 0.56.
- [QUARTERLY] GDP予測: 0.8%, CPI: 1.9%, 失業率: 4.2%.
`;

/** The Japanese market briefing: the real one where it is at hand, else one of our own with the same indicators. */
export const japanMarketBriefing = (): { readonly name: string; readonly text: string } =>
  ({ name: NAME, text: existsSync(SHARED) ? readFileSync(SHARED, 'utf8') : OWN });

import type { CitationRow, DashboardState, DashboardStrings, IndicatorRow, StateMark } from '../../src/dashboard/protocol';

type Briefing = NonNullable<DashboardState['briefing']>;

export const englishStrings: DashboardStrings = {
  indicators: 'Indicators', citations: 'Citations', references: 'References', inlineCitations: 'In the text',
  refresh: 'Refresh live values', check: 'Check for stale data', validate: 'Validate citations', cancel: 'Cancel', apply: 'Apply', reviewAndApply: 'Review and apply…',
  reveal: 'Reveal in the editor', openSource: 'Open source', noBriefing: 'Open a briefing to see its live indicators and the state of its citations.', openBriefing: 'Open a Briefing',
  noSources: 'No source is set up yet, so no value here is live.', addSource: 'Add a Source', allowHosts: 'Allow…', noIndicators: 'This briefing has no tagged bullets.', noCitations: 'This briefing cites nothing.',
  restricted: 'In Restricted Mode nothing is requested from the network. Checks of the text itself still work.', manageTrust: 'Manage Workspace Trust',
  label: 'Indicator', documentValue: 'Document', liveValue: 'Live', change: 'Change', asOf: 'As of', source: 'Source', state: 'State', publisher: 'Publisher', title: 'Title', date: 'Date',
  age: 'Age', filter: 'Filter citations', noMatches: 'Nothing matches the filter.',
};

export const marks = {
  fresh: { kind: 'good', icon: 'circle-filled', text: 'fresh', detail: 'Read from its source in time' },
  held: { kind: 'attention', icon: 'debug-pause', text: 'held: jump', detail: 'The value moved by more than a quarter and waits for a look' },
  failed: { kind: 'bad', icon: 'warning', text: 'failed 10:42', detail: 'No answer within 10 s' },
  noSource: { kind: 'quiet', icon: 'circle-slash', text: 'no source', detail: 'No source in .briefing.yml feeds this bullet' },
  busy: { kind: 'busy', icon: 'sync', text: 'reading', detail: 'Being read now' },
  alive: { kind: 'good', icon: 'pass-filled', text: 'alive', detail: '200 OK' },
  dead: { kind: 'bad', icon: 'error', text: 'dead', detail: '404 Not Found' },
  refused: { kind: 'unknown', icon: 'question', text: 'refused', detail: '403: could not tell' },
  moved: { kind: 'attention', icon: 'arrow-right', text: 'moved', detail: 'Moved for good' },
  unchecked: { kind: 'quiet', icon: 'circle-outline', text: 'not checked', detail: 'Not requested yet' },
} as const satisfies Record<string, StateMark>;

/** An indicator of invented figures; `changes` replaces what a test is about. */
export function indicator(id: string, label: string, changes: Partial<IndicatorRow> = {}): IndicatorRow {
  return {
    id, line: Number(id.replace(/\D/g, '')), label, documentValue: '12.5', liveValue: '12.9', change: { text: '3.2 %', direction: 'up' }, age: { text: '3h', detail: '2031-04-02 09:15' },
    previous: null, asOf: '2031-04-02', source: { title: 'Harbour Statistics', url: 'https://harbour.example/series/1' }, state: marks.fresh, canApply: true, ...changes,
  };
}

export function citation(id: string, title: string, changes: Partial<CitationRow> = {}): CitationRow {
  return { id, line: Number(id.replace(/\D/g, '')), publisher: 'Lantern Post', title, date: '2031-03-18', url: `https://lantern.example/${id}`, state: marks.alive, ...changes };
}

const still = { liveValue: null, change: null, age: null, asOf: null, canApply: false } as const;

/** A state of the whole page with every kind of row. */
export function sampleState(changes: Partial<Briefing> = {}, around: Partial<DashboardState> = {}): DashboardState {
  const briefing: Briefing = {
    title: 'Northern ports weekly briefing', asOf: 'as of 2031-03-20 (13d)', counts: { fresh: 12, dueSoon: 9, stale: 62, undated: 8 }, countsText: '12 fresh · 9 due · 62 stale · 8 undated',
    indicators: [
      { title: 'A: 港湾の動き / Tier 1', tally: '3 of 4', rows: [
        indicator('i12', '桟橋の稼働率', { documentValue: '71.5 %', liveValue: '72.0 %', change: { text: '0.50pp', direction: 'up' }, age: { text: '2h', detail: '2031-04-02 10:15' } }),
        indicator('i13', '北航路コンテナ運賃指数', { documentValue: '1,284.10', liveValue: '1,310.55', change: { text: '2.1 %', direction: 'up' }, age: { text: '1d', detail: '2031-04-01 12:00' } }),
        indicator('i14', 'Berth queue', { documentValue: '~14', ...still, source: null, state: marks.noSource }),
        indicator('i15', 'Bunker fuel', { documentValue: '$612', liveValue: '$612', change: null, canApply: false }),
      ] },
      { title: 'B: 市況 / Tier 2', tally: '2 of 3', rows: [
        indicator('i31', '麦先物', { documentValue: '153', liveValue: '156.82', change: { text: '2.5 %', direction: 'up' }, age: { text: 'live', detail: '2031-04-02 12:14' } }),
        indicator('i32', '用船料ボラティリティ', { documentValue: '34.14', liveValue: '21.70', change: { text: '36 %', direction: 'down' }, state: marks.held }),
        indicator('i33', '倉庫評価損率', { documentValue: '-8.68 %', ...still, state: marks.failed }),
        indicator('i34', 'Reefer slots', { documentValue: '150-155', ...still, state: marks.busy }),
      ] },
    ],
    references: [
      citation('r90', 'Quay throughput climbs for a third month as the northern lane reopens'),
      citation('r91', '港湾統計年報 第12版', { publisher: '港湾統計局', date: '2031-02', state: marks.refused }),
      citation('r92', 'Tariff table', { publisher: 'Harbour Statistics', date: '', state: marks.dead }),
      citation('r93', '', { publisher: '', date: '', url: 'https://beacon.example/notes/47', state: marks.moved }),
    ],
    citations: [
      citation('c12', '桟橋の稼働率', { publisher: '港湾統計局', url: null, state: { ...marks.unchecked, text: 'listed', icon: 'check', kind: 'good' } }),
      citation('c13', '北航路コンテナ運賃指数', { date: 'recent', url: null, state: { kind: 'attention', icon: 'warning', text: 'vague date', detail: 'A date was expected' } }),
      citation('c31', '麦先物', { publisher: 'Beacon Wire', state: marks.unchecked }),
    ],
    differing: 4, differingText: '4 values differ', notAllowedText: '', hasSources: true, lastValidation: 'Validated 10:42', ...changes,
  };
  return { strings: englishStrings, briefing, trusted: true, job: null, ...around };
}

/** A state with very many indicators, in groups of a hundred; `tick` moves every value. */
export function largeState(rows: number, tick = 0): DashboardState {
  const groups = Array.from({ length: Math.ceil(rows / 100) }, (_, group) => ({
    title: `Group ${String(group)}`, tally: '100 of 100',
    rows: Array.from({ length: Math.min(100, rows - group * 100) }, (_, index) => {
      const number = group * 100 + index;
      return indicator(`i${String(number)}`, `指標 ${String(number)}`, { liveValue: ((number * 37 + tick * 11) % 9000 / 10).toFixed(1) });
    }),
  }));
  return sampleState({ indicators: groups });
}

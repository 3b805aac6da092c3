export type TabId = 'indicators' | 'citations';

/** What the page keeps while it is hidden: the editor throws the page away and makes it anew. */
export interface Memory {
  tab: TabId;
  filter: string;
  folded: string[];
  scroll: Record<TabId, number>;
}

/** The part of the editor's page interface that is used here. */
export interface PageApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Reads what an earlier page kept; anything that is not as expected is as if it had not been kept. */
export function readMemory(value: unknown): Memory {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const scroll = (typeof kept['scroll'] === 'object' && kept['scroll'] !== null ? kept['scroll'] : {}) as Record<string, unknown>;
  const folded = Array.isArray(kept['folded']) ? kept['folded'] : [];
  return {
    tab: kept['tab'] === 'citations' ? 'citations' : 'indicators',
    filter: typeof kept['filter'] === 'string' ? kept['filter'] : '',
    folded: folded.filter((key): key is string => typeof key === 'string'),
    scroll: { indicators: readOffset(scroll['indicators']), citations: readOffset(scroll['citations']) },
  };
}

function readOffset(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

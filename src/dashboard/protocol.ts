/**
 * What the dashboard's page and its host say to each other. The page says `ready`, the host answers with a whole state;
 * every update is a whole state again, so that a lost or repeated message does no harm.
 */
export type ToPage = { readonly type: 'state'; readonly state: DashboardState };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly line: number }
  | { readonly type: 'openLink'; readonly url: string }
  | { readonly type: 'apply'; readonly id: string }
  | { readonly type: 'reviewAndApply' }
  | { readonly type: 'refreshIndicators' }
  | { readonly type: 'allowHosts' }
  | { readonly type: 'check' }
  | { readonly type: 'validate' }
  | { readonly type: 'cancel' }
  | { readonly type: 'openBriefing' }
  | { readonly type: 'openConfiguration' }
  | { readonly type: 'manageTrust' };

/** A state is a codicon and a word; colour comes on top and never alone. */
export interface StateMark {
  readonly kind: 'good' | 'attention' | 'bad' | 'unknown' | 'busy' | 'quiet';
  /** Codicon name without `codicon-`. */
  readonly icon: string;
  readonly text: string;
  /** The whole story, for the title. */
  readonly detail: string;
}

export interface IndicatorRow {
  /** Stable while the document is edited elsewhere. */
  readonly id: string;
  /** 0-based line to reveal. */
  readonly line: number;
  readonly label: string;
  readonly documentValue: string;
  readonly liveValue: string | null;
  /** The text is a magnitude (`0.25pp`, `3.9 %`): the page draws the arrow. */
  readonly change: { readonly text: string; readonly direction: 'up' | 'down' | 'same' } | null;
  /** Short age of the live value (`3h`, `12d`), with the absolute date and time as detail. */
  readonly age: { readonly text: string; readonly detail: string } | null;
  /** The change since the observation before, in words (`+0.42 (+0.3 %) since 2026-11-19 (156.4)`); null where none is known. */
  readonly previous: string | null;
  /** As-of date of the live value, `YYYY-MM-DD`. */
  readonly asOf: string | null;
  /** `url`: a page that can be opened; null where there is none. */
  readonly source: { readonly title: string; readonly url: string | null } | null;
  readonly state: StateMark;
  readonly canApply: boolean;
}

export interface IndicatorGroup {
  readonly title: string;
  /** `3 of 4`: how many rows have a live value. */
  readonly tally: string;
  readonly rows: readonly IndicatorRow[];
}

export interface CitationRow {
  readonly id: string;
  readonly line: number;
  readonly publisher: string;
  readonly title: string;
  /** As written; empty where there is none. */
  readonly date: string;
  readonly url: string | null;
  readonly state: StateMark;
}

export interface DashboardState {
  readonly strings: DashboardStrings;
  /** Null: no briefing is open. */
  readonly briefing: {
    readonly title: string;
    /** `as of 2026-01-28 (298d)`; empty where the document has no date. */
    readonly asOf: string;
    readonly counts: { readonly fresh: number; readonly dueSoon: number; readonly stale: number; readonly undated: number };
    /** `12 fresh · 9 due · 62 stale · 8 undated`. */
    readonly countsText: string;
    readonly indicators: readonly IndicatorGroup[];
    readonly references: readonly CitationRow[];
    readonly citations: readonly CitationRow[];
    /** How many live values differ from the document's and could be applied. */
    readonly differing: number;
    readonly differingText: string;
    /** Said where values are not fetched because their hosts are not allowed yet; empty where there are none. */
    readonly notAllowedText: string;
    /** False: no source is in force, so that the page offers to write one. */
    readonly hasSources: boolean;
    /** `Validated 10:42` or empty. */
    readonly lastValidation: string;
  } | null;
  /** False in Restricted Mode: nothing is requested from the network. */
  readonly trusted: boolean;
  /** What is running now, shown with a cancel button. */
  readonly job: { readonly title: string; readonly done: number; readonly total: number } | null;
}

/** The words of the page itself, in the user's language. */
export interface DashboardStrings {
  readonly indicators: string;
  readonly citations: string;
  readonly references: string;
  readonly inlineCitations: string;
  readonly refresh: string;
  readonly check: string;
  readonly validate: string;
  readonly cancel: string;
  readonly apply: string;
  readonly reviewAndApply: string;
  readonly reveal: string;
  readonly openSource: string;
  readonly noBriefing: string;
  readonly openBriefing: string;
  readonly noSources: string;
  readonly addSource: string;
  /** Asks for the hosts that are not allowed yet. */
  readonly allowHosts: string;
  readonly noIndicators: string;
  readonly noCitations: string;
  readonly restricted: string;
  readonly manageTrust: string;
  readonly label: string;
  readonly documentValue: string;
  readonly liveValue: string;
  readonly change: string;
  readonly asOf: string;
  readonly source: string;
  readonly state: string;
  readonly publisher: string;
  readonly title: string;
  readonly date: string;
  /** Head of the column of ages in the wide layout. */
  readonly age: string;
  /** Placeholder and name of the filter over the citations. */
  readonly filter: string;
  /** Said where the filter lets nothing through. */
  readonly noMatches: string;
}

/** Messages that are nothing but their type. */
const BARE = ['ready', 'reviewAndApply', 'refreshIndicators', 'allowHosts', 'check', 'validate', 'cancel', 'openBriefing', 'openConfiguration', 'manageTrust'] as const;

/** Reads what came from the page; null for anything that is not one of its messages. */
export function readFromPage(value: unknown): FromPage | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const message = value as Record<string, unknown>;
  const bare = BARE.find((type) => type === message['type']);
  if (bare) return { type: bare };
  switch (message['type']) {
    case 'reveal':
      return Number.isInteger(message['line']) && Number(message['line']) >= 0 ? { type: 'reveal', line: Number(message['line']) } : null;
    case 'openLink':
      return typeof message['url'] === 'string' ? { type: 'openLink', url: message['url'] } : null;
    case 'apply':
      return typeof message['id'] === 'string' ? { type: 'apply', id: message['id'] } : null;
    default:
      return null;
  }
}

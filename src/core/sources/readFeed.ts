import type { CivilDate } from '../model/civilDate';
import type { Fault } from './fault';

export interface FeedItem {
  /** Without the publisher that a news search puts behind it. */
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string | null;
  /** The day as the feed writes it and, where it gives a time with its zone, the instant in epoch milliseconds; null where it has no date that can be read. */
  readonly published: { readonly day: CivilDate; readonly instant: number | null } | null;
  /** Summary or body without markup; empty where there is none. */
  readonly text: string;
}

/** The items of an RSS, Atom, RDF or JSON feed, in its order. */
export function readFeed(text: string): readonly FeedItem[] | Fault {
  void text;
  return [];
}

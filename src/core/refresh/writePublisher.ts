import type { PublisherEntry } from '../config/configuration';
import { simpleName } from '../checks/publisherMatcher';
import type { Citation } from '../model/citation';
import type { TextEdit } from '../model/textEdit';

/** Whether two names are one publisher's: but for case, punctuation and article, or by an entry of `publishers:`. */
export function isSamePublisher(left: string, right: string, publishers: readonly PublisherEntry[]): boolean {
  const wanted = simpleName(right);
  return simpleName(left) === wanted || (entryOf(left, publishers)?.some((name) => simpleName(name) === wanted) ?? false);
}

/**
 * The edit that makes a citation name the publisher of its new value instead of those of the old one; null where nobody can be replaced: it names
 * none, something else than a separator stands between its names, or the name is the text of a link, which would go on leading to the old page.
 */
export function writePublisher(text: string, citation: Citation, publisher: string, publishers: readonly PublisherEntry[]): TextEdit | null {
  const [first] = citation.publishers;
  const last = citation.publishers.at(-1);
  if (!first || !last || citation.url) return null;
  for (let index = 1; index < citation.publishers.length; index++) {
    const between = text.slice(citation.publishers[index - 1]?.range.end, citation.publishers[index]?.range.start);
    if (!/^[\s,、，/／;；&・]*$/.test(between)) return null;
  }
  return { range: { start: first.range.start, end: last.range.end }, text: nameFor(publisher, isJapanese(citation.raw), publishers) };
}

/** Of the names of a publisher the first that is in the citation's script. */
function nameFor(publisher: string, inJapanese: boolean, publishers: readonly PublisherEntry[]): string {
  return [publisher, ...(entryOf(publisher, publishers) ?? [])].find((name) => isJapanese(name) === inJapanese) ?? publisher;
}

/** Kana, kanji, or the brackets and commas that stand between them. */
const isJapanese = (text: string): boolean => /[\u3040-\u30FF\u3400-\u9FFF（、]/.test(text);

function entryOf(name: string, publishers: readonly PublisherEntry[]): readonly string[] | undefined {
  const wanted = simpleName(name);
  const entry = publishers.find((one) => [one.name, ...one.aliases].some((alias) => simpleName(alias) === wanted));
  return entry && [entry.name, ...entry.aliases];
}

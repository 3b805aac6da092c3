/** Characters that are not seen or turn the direction of what follows: controls, marks of direction, joiners without a width, line separators, private use. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]+/gu;
const LONGEST = 300;

/** A headline as plain text: one line without what cannot be seen, cut where it is no headline any more. */
export function plainWords(headline: string): string {
  const words = headline.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  // Not between the halves of a character.
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…` : words;
}

/** The headline as Markdown that shows it as it is, and makes nothing else of it: no link, no emphasis, no comment, no tag, no cell, no item. */
export function plainHeadline(headline: string): string {
  return plainWords(headline)
    .replace(/[\\`*_[\]<>|]|~(?=~)|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(?:[#+-](?=\s|$)|#+(?=\s))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2');
}

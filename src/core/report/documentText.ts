/** Text of a document, made safe for where it is shown. What it holds is shown, and nothing of it takes effect. */

/** Control characters, and the marks that turn the direction of the text behind them, which can make a line read as another. */
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u2028-\u202E\u2066-\u2069]/g;

/** On one line, with what cannot be seen spelled out: `<U+202E>`. */
export const onOneLine = (text: string): string => spelled(text).replace(/[\t\r\n]+ */g, ' ').trim();

/** As it is, line breaks too, with what cannot be seen spelled out. */
export const spelled = (text: string): string => text.replace(UNSEEN, (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For the text of an HTML element and for a quoted attribute. */
export const html = (text: string): string => onOneLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** For running text and the cells of a table in Markdown: no markup, no HTML and no mathematics comes of it. */
export const markdown = (text: string): string =>
  onOneLine(text).replace(/[\\`*_[\]#|~$]/g, '\\$&').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A fenced block of Markdown with a fence that nothing in it closes. */
export function fenced(language: string, lines: readonly string[]): string {
  const text = lines.join('\n');
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** What a spreadsheet takes for the begin of a formula, in full width too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell of RFC 4180, always quoted where it must be; what would be a formula gets an apostrophe in front. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = spelled(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

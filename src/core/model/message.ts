/**
 * A sentence for a person that is not yet in a language: the English text is its key, `{0}`, `{1}` … stand for the arguments.
 * The editor and the command line look the text up in the same bundle (`l10n/bundle.l10n.<language>.json`).
 */
export interface Message {
  readonly text: string;
  readonly args: readonly (string | number)[];
}

export const say = (text: string, ...args: (string | number)[]): Message => ({ text, args });

/** The message in a language: `bundle` maps English texts to that language's; what it lacks stays English. */
export function render(message: Message, bundle: Readonly<Record<string, string>> = {}): string {
  const text = bundle[message.text] ?? message.text;
  return text.replace(/\{(\d+)\}/g, (whole, index: string) => String(message.args[Number(index)] ?? whole));
}

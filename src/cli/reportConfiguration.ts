import { LineIndex } from '../core/model/lineIndex';
import type { Message } from '../core/model/message';
import type { LoadedConfiguration } from './documents';
import type { Streams } from './streams';

/** A mistake in a `.briefing.yml`; line and column count from 1. */
export interface ConfigurationMistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Message;
}

export function mistakesOf({ file, text, problems }: LoadedConfiguration): ConfigurationMistake[] {
  if (problems.length === 0) return [];
  const lines = new LineIndex(text);
  return problems.map(({ range, message }) => {
    const { line, column } = lines.positionAt(range.start);
    return { file: file ?? '', line: line + 1, column: column + 1, message };
  });
}

/** Prints every mistake of the configurations in use, once each; true where there is one. */
export function reportConfiguration(documents: readonly { readonly configured: LoadedConfiguration }[], streams: Pick<Streams, 'error'>, speak: (message: Message) => string): boolean {
  return tellMistakes(documents.flatMap(({ configured }) => mistakesOf(configured)), streams, speak);
}

/** The same for mistakes that come from elsewhere, as from a thread. */
export function tellMistakes(mistakes: readonly ConfigurationMistake[], streams: Pick<Streams, 'error'>, speak: (message: Message) => string): boolean {
  const texts = new Set(mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column}: error: ${speak(message)}\n`));
  for (const text of texts) streams.error(text);
  return texts.size > 0;
}

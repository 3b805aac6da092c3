import type { ConfigurationProblem } from '../core/config/yamlReader';
import { LineIndex } from '../core/model/lineIndex';
import type { Message } from '../core/model/message';
import type { LoadedConfiguration } from '../core/config/configurationLoader';
import type { Document } from './documents';
import type { Streams } from './streams';

/** A mistake in a `.briefing.yml` or in front matter; line and column count from 1. */
export interface ConfigurationMistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Message;
}

/** Those of every file of the configuration in force for a document, and of its own front matter. */
export function mistakesOf({ file, briefing, configured, problems }: Document): ConfigurationMistake[] {
  return [...configurationMistakes(configured), ...placed(file, briefing.lines, problems)];
}

/** Those of a configuration alone. */
export const configurationMistakes = ({ layers }: LoadedConfiguration): ConfigurationMistake[] =>
  layers.filter((layer) => layer.problems.length > 0).flatMap((layer) => placed(layer.file, new LineIndex(layer.text), layer.problems));

const placed = (file: string, lines: LineIndex, problems: readonly ConfigurationProblem[]): ConfigurationMistake[] => problems.map(({ range, message }) => {
  const { line, column } = lines.positionAt(range.start);
  return { file, line: line + 1, column: column + 1, message };
});

/** Prints every mistake of the configurations in use, once each; true where there is one. */
export function reportConfiguration(documents: readonly Document[], streams: Pick<Streams, 'error'>, speak: (message: Message) => string): boolean {
  return tellMistakes(documents.flatMap(mistakesOf), streams, speak);
}

/** The same for mistakes that come from elsewhere, as from a thread. */
export function tellMistakes(mistakes: readonly ConfigurationMistake[], streams: Pick<Streams, 'error'>, speak: (message: Message) => string): boolean {
  const texts = new Set(mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column}: error: ${speak(message)}\n`));
  for (const text of texts) streams.error(text);
  return texts.size > 0;
}

import type { ConfigurationProblem } from '../core/config/yamlReader';
import { LineIndex } from '../core/model/lineIndex';
import type { Message } from '../core/model/message';
import type { Document } from './documents';
import type { Streams } from './streams';

/** Prints every mistake of the configurations in use, once each; true where there is one. */
export function reportConfiguration(documents: readonly Document[], streams: Streams, speak: (message: Message) => string): boolean {
  const seen = new Set<string>();
  const report = (file: string | null, lines: LineIndex, problems: readonly ConfigurationProblem[]): void => {
    for (const problem of problems) {
      const { line, column } = lines.positionAt(problem.range.start);
      const text = `${file}:${line + 1}:${column + 1}: error: ${speak(problem.message)}`;
      if (!seen.has(text)) streams.error(`${text}\n`);
      seen.add(text);
    }
  };
  for (const { file, briefing, configured, problems } of documents) {
    report(configured.file, new LineIndex(configured.text), configured.problems);
    report(file, briefing.lines, problems);
  }
  return seen.size > 0;
}

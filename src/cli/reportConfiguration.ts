import { LineIndex } from '../core/model/lineIndex';
import type { Message } from '../core/model/message';
import type { Document } from './documents';
import type { Streams } from './streams';

/** Prints every mistake of the configurations in use, once each; true where there is one. */
export function reportConfiguration(documents: readonly Document[], streams: Streams, speak: (message: Message) => string): boolean {
  const seen = new Set<string>();
  for (const { configured } of documents) {
    const lines = new LineIndex(configured.text);
    for (const problem of configured.problems) {
      const { line, column } = lines.positionAt(problem.range.start);
      const text = `${configured.file}:${line + 1}:${column + 1}: error: ${speak(problem.message)}`;
      if (!seen.has(text)) streams.error(`${text}\n`);
      seen.add(text);
    }
  }
  return seen.size > 0;
}

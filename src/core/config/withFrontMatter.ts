import { frontMatterSettings } from '../parse/frontMatter';
import type { Configuration } from './configuration';
import type { ConfigurationReading, FileReading, readConfiguration } from './readConfiguration';

/** `readConfiguration`, loaded on first use: its YAML parser starts neither with the editor nor with the command line. */
export type ReadConfiguration = (...of: Parameters<typeof readConfiguration>) => Promise<FileReading>;

/**
 * What is in force for a document: its own settings, below `briefing:` in its front matter, over those of its `.briefing.yml`.
 *
 * @param head The text, or as much of it as front matter can take.
 * @returns Problems have their ranges in the document.
 */
export async function withFrontMatter(head: string, configuration: Configuration, read: ReadConfiguration): Promise<ConfigurationReading> {
  const settings = frontMatterSettings(head);
  if (!settings) return { configuration, problems: [] };
  const reading = await read(settings.yaml, 'front-matter', configuration);
  const problems = reading.problems.map(({ range, message }) => ({ range: { start: range.start + settings.start, end: range.end + settings.start }, message }));
  return { configuration: reading.configuration, problems };
}

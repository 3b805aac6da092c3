import type { Configuration } from '../config/configuration';
import { withFrontMatter, type ReadConfiguration } from '../config/withFrontMatter';
import type { Briefing } from '../model/briefing';
import type { CivilDate } from '../model/civilDate';
import { decodeText, type UnreadableText } from '../parse/decodeText';
import { parseBriefing } from '../parse/parseBriefing';
import type { Clock } from '../ports';
import { runChecks, type CheckResult } from './runChecks';
import { yardstick } from './yardstick';

/** A file as it is stored, with what is in force for it before its own front matter has its say. */
export interface FileToCheck {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly configuration: Configuration;
}

export interface FileChecked {
  readonly briefing: Briefing;
  readonly today: CivilDate;
  readonly result: CheckResult;
}

/** `reason` is what the host said of a file it could not give. */
export type FileUnreadable = { readonly unreadable: UnreadableText } | { readonly unreadable: 'failed'; readonly reason: string };

export interface CheckFilesOptions<File> {
  readonly clock: Clock;
  readonly readConfiguration: ReadConfiguration;
  /** Rejects where the file cannot be had. */
  read(file: File): Promise<FileToCheck>;
  /** Lets whatever else waits in this thread have its turn. */
  pause(): Promise<void>;
  readonly signal: AbortSignal;
  /** Takes what came of one file. What it does not keep is gone when the next file is read, so that memory stays bounded. */
  onChecked(file: File, outcome: FileChecked | FileUnreadable): void;
  onProgress?(done: number, total: number): void;
  /** Files that are read at the same time; 8 unless given. */
  readonly concurrency?: number;
}

/** Work is interrupted after so long, so that an editor goes on answering; one file is not divided. */
const SLICE_MS = 25;

/** Reads and checks files one by one, a few being read ahead. Ends early, without an error, where the signal fires. Gives how many were done. */
export async function checkFiles<File>(files: readonly File[], options: CheckFilesOptions<File>): Promise<number> {
  const { clock, signal } = options;
  let next = 0;
  let done = 0;
  let sliceStart = clock.now();
  const work = async (): Promise<void> => {
    for (let file = files[next++]; file !== undefined && !signal.aborted; file = files[next++]) {
      const outcome = await options.read(file).then((read) => checkFile(read, options), (error: unknown): FileUnreadable => ({ unreadable: 'failed', reason: error instanceof Error ? error.message : String(error) }));
      if (signal.aborted) return;
      options.onChecked(file, outcome);
      done++;
      if (clock.now() - sliceStart < SLICE_MS && done < files.length) continue;
      options.onProgress?.(done, files.length);
      await options.pause();
      sliceStart = clock.now();
    }
  };
  await Promise.all(Array.from({ length: options.concurrency ?? 8 }, work));
  return done;
}

async function checkFile({ bytes, fileName, configuration: surrounding }: FileToCheck, { clock, readConfiguration }: Pick<CheckFilesOptions<unknown>, 'clock' | 'readConfiguration'>): Promise<FileChecked | FileUnreadable> {
  const decoded = decodeText(bytes);
  if ('unreadable' in decoded) return decoded;
  const { configuration } = await withFrontMatter(decoded.text, surrounding, readConfiguration);
  const briefing = parseBriefing(decoded.text, { fileName, tagNames: new Set(configuration.cadences.keys()) });
  const today = yardstick(briefing, configuration, clock);
  return { briefing, today, result: runChecks(briefing, configuration, today) };
}

import path from 'node:path';
import type { KeptObservation } from '../core/observations/keptObservation';
import { ObservationLog } from '../core/observations/observationLog';
import { say, type Message } from '../core/model/message';
import type { Written } from '../core/refresh/written';
import type { Ports } from './command';
import type { Document } from './documents';
import type { Streams } from './streams';

interface Place {
  readonly file: string;
  /** What the briefing is called there: its path from the folder that the file belongs to, with slashes. */
  readonly briefing: string;
}

/** The observations of each document: beside its `.briefing.yml`, else in its own folder. What cannot be kept or read is told on standard error and stops nothing. */
export class ObservationLogs {
  private readonly logs = new Map<string, ObservationLog>();

  constructor(
    private readonly ports: Pick<Ports, 'observationFile'>,
    private readonly streams: Pick<Streams, 'error'>,
    private readonly speak: (message: Message) => string,
  ) {}

  /** What refreshes wrote into this document. */
  async written(document: Document): Promise<readonly Written[]> {
    const place = placeOf(document);
    if (!place) return [];
    try {
      return (await this.logAt(place).reading()).applied.filter(({ file }) => file === place.briefing);
    } catch (error) {
      this.warn(say('{0} cannot be read: {1}. Its observations are not shown.', place.file, reasonOf(error)));
      return [];
    }
  }

  /** Keeps what a fetch gave and was not known. */
  async observed(document: Document, observations: readonly KeptObservation[]): Promise<void> {
    if (observations.length > 0) await this.write(document, (log) => log.observed(observations));
  }

  /** Keeps what was written into a document; `writtenIn` is given the name that it has in the file. */
  async applied(document: Document, writtenIn: (file: string) => readonly Written[]): Promise<void> {
    await this.write(document, (log, { briefing }) => log.applied(writtenIn(briefing)));
  }

  private async write(document: Document, work: (log: ObservationLog, place: Place) => Promise<unknown>): Promise<void> {
    const place = placeOf(document);
    if (!place) return;
    try {
      await work(this.logAt(place), place);
    } catch (error) {
      this.warn(say('{0} cannot be written: {1}. What is fetched is not kept until it can.', place.file, reasonOf(error)));
    }
  }

  private warn(message: Message): void {
    this.streams.error(`briefing: warning: ${this.speak(message)}\n`);
  }

  private logAt({ file }: Place): ObservationLog {
    const log = this.logs.get(file) ?? new ObservationLog(this.ports.observationFile(file));
    this.logs.set(file, log);
    return log;
  }
}

/** Null for standard input, which lies nowhere. */
function placeOf({ file, configured }: Document): Place | null {
  if (file === '-') return null;
  const folder = path.resolve(path.dirname(configured.file ?? file));
  return { file: path.join(folder, '.briefing', 'observations.jsonl'), briefing: path.relative(folder, path.resolve(file)).replaceAll(path.sep, '/') };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

import * as vscode from 'vscode';
import type { Source } from '../../core/config/configuration';
import type { Observation, SourceFailure } from '../../core/model/observation';
import { isFailure } from '../../core/model/observation';
import { lastKept, previousOf } from '../../core/observations/history';
import { keptOf } from '../../core/observations/keptObservation';
import type { ObservationFile } from '../../core/observations/observationFile';
import { ObservationLog } from '../../core/observations/observationLog';
import { readObservations, type ObservationReading } from '../../core/observations/readObservations';
import type { Written } from '../../core/refresh/written';
import { speak } from '../convert';
import { observationPlace, type ObservationPlace } from './observationPlace';
import type { Review } from './reviews';
import { VirtualObservationFile } from './virtualObservationFile';

/** Opens the file at a path of the machine. */
export type OpenObservationFile = (path: string) => Promise<ObservationFile>;

interface StoreDeps {
  /** Null where the host has no files of its own, as in a browser. */
  readonly openFile: OpenObservationFile | null;
  /** The extension's own folder for this workspace; undefined where no folder is open. */
  readonly storage: vscode.Uri | undefined;
  readonly log: vscode.LogOutputChannel;
}

/** A value that was kept, with the one of the as-of before. */
export interface Remembered {
  readonly observation: Observation;
  readonly previous: Observation | null;
}

const NOTHING = readObservations('');

/** What was observed and written, for each briefing in the file that its workspace keeps it in. It never rejects: what cannot be kept is logged once and stops nothing. */
export class ObservationStore {
  private readonly logs = new Map<string, Promise<ObservationLog>>();
  /** What was said of a file already. */
  private readonly said = new Set<string>();

  constructor(private readonly deps: StoreDeps) {}

  placeOf(review: Review): ObservationPlace | null {
    return observationPlace(review, this.deps.storage);
  }

  async reading(review: Review): Promise<ObservationReading> {
    const place = this.placeOf(review);
    return place ? this.readingOf(place) : NOTHING;
  }

  /** Keeps what a fetch gave and was not known. */
  async keep(review: Review, sources: readonly Source[], results: ReadonlyMap<string, Observation | SourceFailure>): Promise<void> {
    const observed = sources.flatMap((source) => {
      const result = results.get(source.id);
      return result && !isFailure(result) ? [keptOf(result, source)] : [];
    });
    if (observed.length > 0) await this.write(review, (log) => log.observed(observed));
  }

  /** Keeps what was written into a document; `writtenIn` is given the name that it has in the file. */
  async applied(review: Review, writtenIn: (file: string) => readonly Written[]): Promise<void> {
    if (review.uri.scheme !== 'untitled') await this.write(review, (log, { briefing }) => log.applied(writtenIn(briefing)));
  }

  /** What refreshes wrote into this document. */
  async written(review: Review): Promise<readonly Written[]> {
    const place = this.placeOf(review);
    return place ? (await this.readingOf(place)).applied.filter(({ file }) => file === place.briefing) : [];
  }

  /** By the id of each source that something was kept of: the last value. */
  async lastOf(review: Review, sources: readonly Source[]): Promise<Map<string, Remembered>> {
    const { observations } = await this.reading(review);
    return new Map(sources.flatMap((source): [string, Remembered][] => {
      const observation = lastKept(observations, source);
      return observation ? [[source.id, { observation, previous: previousOf(observations, source, observation) }]] : [];
    }));
  }

  async before(review: Review, source: Source, observation: Observation): Promise<Observation | null> {
    return previousOf((await this.reading(review)).observations, source, observation);
  }

  private async write(review: Review, work: (log: ObservationLog, place: ObservationPlace) => Promise<unknown>): Promise<void> {
    const place = this.placeOf(review);
    if (!place || !vscode.workspace.isTrusted || vscode.workspace.fs.isWritableFileSystem(place.file.scheme) === false) return;
    try {
      await work(await this.logOf(place), place);
      this.said.delete(`write ${place.file.toString()}`);
    } catch (error) {
      this.sayOnce(`write ${place.file.toString()}`, vscode.l10n.t('{0} cannot be written: {1}. What is fetched is not kept until it can.', place.file.toString(true), reasonOf(error)));
    }
  }

  private async readingOf(place: ObservationPlace): Promise<ObservationReading> {
    const name = place.file.toString(true);
    try {
      const reading = await (await this.logOf(place)).reading();
      for (const { line, message } of reading.problems) this.sayOnce(`${name}:${line}`, `${name}:${line}: ${speak(message)}`);
      return reading;
    } catch (error) {
      this.sayOnce(`read ${name}`, vscode.l10n.t('{0} cannot be read: {1}. Its observations are not shown.', name, reasonOf(error)));
      return NOTHING;
    }
  }

  private sayOnce(key: string, text: string): void {
    if (!this.said.has(key)) this.deps.log.warn(text);
    this.said.add(key);
  }

  private logOf({ file }: ObservationPlace): Promise<ObservationLog> {
    const key = file.toString();
    const known = this.logs.get(key);
    if (known) return known;
    const opening = this.open(file).then((opened) => new ObservationLog(opened));
    this.logs.set(key, opening);
    return opening;
  }

  private async open(file: vscode.Uri): Promise<ObservationFile> {
    return file.scheme === 'file' && this.deps.openFile ? this.deps.openFile(file.fsPath) : new VirtualObservationFile(file);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

import type { Written } from '../refresh/written';
import { compactObservations } from './compactObservations';
import type { KeptObservation } from './keptObservation';
import { newObservations } from './newObservations';
import type { ObservationFile } from './observationFile';
import { readObservations, type ObservationReading } from './readObservations';
import { appliedLine, observationLine } from './writeObservations';

/** From here on the file is compacted, in characters and in lines. */
const LARGE = { characters: 1_000_000, lines: 5_000 };
/** Compacting pays where this share of the text, or less, remains. */
const WORTHWHILE = 0.75;

/** What is kept in one file, and the way to add to it. Reads the file again only when it has changed; writes one thing after the other. */
export class ObservationLog {
  private known: { readonly stamp: string; readonly text: string; readonly reading: ObservationReading } | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: ObservationFile,
    private readonly large = LARGE,
  ) {}

  async reading(): Promise<ObservationReading> {
    return (await this.refreshed()).reading;
  }

  /** Keeps those that are news, and gives them. Rejects where the file cannot be written. */
  observed(fetched: readonly KeptObservation[]): Promise<readonly KeptObservation[]> {
    return this.inTurn(async () => {
      const news = newObservations(fetched, (await this.reading()).observations);
      if (news.length > 0) await this.add(news.map(observationLine).join(''));
      return news;
    });
  }

  /** Keeps what a refresh wrote. Rejects where the file cannot be written. */
  applied(written: readonly Written[]): Promise<void> {
    return this.inTurn(async () => {
      if (written.length > 0) await this.add(written.map(appliedLine).join(''));
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async add(lines: string): Promise<void> {
    await this.file.append(lines);
    const { text, reading } = await this.refreshed();
    if (text.length <= this.large.characters && reading.lines.length <= this.large.lines) return;
    if (compactObservations(text).length <= text.length * WORTHWHILE) await this.file.compact(compactObservations);
  }

  private async refreshed(): Promise<NonNullable<typeof this.known>> {
    const stamp = await this.file.stamp();
    if (this.known?.stamp === stamp) return this.known;
    const text = await this.file.read();
    this.known = { stamp, text, reading: readObservations(text) };
    return this.known;
  }
}

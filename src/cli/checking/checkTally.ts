import { tellMistakes, type ConfigurationMistake } from '../reportConfiguration';
import type { Closing, Say } from '../format/reporter';
import type { FileReport } from '../format/fileReport';
import { EXIT, type Streams } from '../streams';

/** Gathers what decides the exit code, and says on standard error what could not be read. */
export class CheckTally {
  private readonly failures: { file: string; failure: string }[] = [];
  private readonly told = new Set<string>();
  private readonly mistakes = new Map<string, ConfigurationMistake>();
  private hasFindings = false;

  constructor(private readonly streams: Pick<Streams, 'error'>) {}

  fail(file: string, failure: string): void {
    // One broken configuration is one failure to tell, however many files it is for.
    if (!this.told.has(failure)) this.streams.error(`briefing: ${failure}\n`);
    this.told.add(failure);
    this.failures.push({ file, failure });
  }

  /** `hasFindings`: whether it holds some at or above `--fail-on`. */
  add({ mistakes }: FileReport, hasFindings: boolean): void {
    for (const mistake of mistakes) this.mistakes.set(JSON.stringify(mistake), mistake);
    this.hasFindings ||= hasFindings;
  }

  /** `isIncomplete`: something could not be checked. */
  close(isIncomplete: boolean, speak: Say): Closing {
    const mistakes = [...this.mistakes.values()];
    tellMistakes(mistakes, this.streams, speak);
    return { failures: this.failures, mistakes, exitCode: this.exitCode(isIncomplete) };
  }

  private exitCode(isIncomplete: boolean): number {
    if (this.failures.length > 0 || this.mistakes.size > 0) return EXIT.usage;
    if (this.hasFindings) return EXIT.findings;
    return isIncomplete ? EXIT.incomplete : EXIT.clean;
  }
}

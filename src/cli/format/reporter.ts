import type { Message } from '../../core/model/message';
import type { ConfigurationMistake } from '../reportConfiguration';
import type { FileReport } from './fileReport';

/** Says a message in the language of the call. */
export type Say = (message: Message) => string;

/** What is known once all files are checked. */
export interface Closing {
  /** Files that could not be read, each with the reason. */
  readonly failures: readonly { readonly file: string; readonly failure: string }[];
  /** Each once. */
  readonly mistakes: readonly ConfigurationMistake[];
  readonly exitCode: number;
}

/** A format of `check`. What it gives is printed at once, so that a thousand files need no more memory than a few. */
export interface Reporter {
  add(report: FileReport): string;
  end(closing: Closing): string;
}

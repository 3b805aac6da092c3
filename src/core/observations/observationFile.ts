/** The file that observations are kept in, of whatever host. Several windows and processes may use one at the same time. */
export interface ObservationFile {
  /** Differs whenever the text may differ; cheaper than reading it. */
  stamp(): Promise<string>;
  /** Empty where there is none yet. */
  read(): Promise<string>;
  /** Adds whole lines at the end; folder and file are made where they are missing. Rejects where it cannot be written. */
  append(lines: string): Promise<void>;
  /** Replaces what is there by what `how` makes of it. Lines that others append meanwhile are kept. */
  compact(how: (text: string) => string): Promise<void>;
}

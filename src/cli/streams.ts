/** What the command line talks to; tests give their own. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly colour: boolean;
  stdin(): Promise<Uint8Array>;
  /** Fires when nobody reads the output any more (`| head`). */
  readonly closed?: AbortSignal;
}

/** Exit codes of the contract, and the shell's for a call that Ctrl+C has ended. */
export const EXIT = { clean: 0, findings: 1, incomplete: 2, usage: 3, interrupted: 130 } as const;

/** Something the caller must put right: printed as one line, exit code 3. */
export class UsageError extends Error {}

import type { ExtractFormat } from './configuration';

/**
 * Says, in English, why an expression cannot be used; null where it can. The libraries that can tell are in the bundle of the network, which
 * not everybody who reads a configuration loads.
 */
export interface ExpressionChecks {
  locator(format: ExtractFormat, text: string): string | null;
  /** `groups`: the names that the pattern has to have. */
  pattern(text: string, groups: readonly string[]): string | null;
  derivation(text: string): string | null;
}

/** Loaded on first use. */
export type LoadExpressionChecks = () => Promise<ExpressionChecks>;

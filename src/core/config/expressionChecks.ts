import type { Message } from '../model/message';
import type { ExtractFormat } from './configuration';

/**
 * Says what is wrong with an expression, null where nothing is. The libraries that can tell are in the bundle of the network, which not
 * everybody who reads a configuration loads.
 */
export interface ExpressionChecks {
  locator(format: ExtractFormat, text: string): Message | null;
  /** `groups`: the names that the pattern has to have. */
  pattern(text: string, groups: readonly string[]): Message | null;
  derivation(text: string): Message | null;
}

/** Loaded on first use. */
export type LoadExpressionChecks = () => Promise<ExpressionChecks>;

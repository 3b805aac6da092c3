import { parseCivilDate, type CivilDate } from '../core/model/civilDate';
import type { Options } from './command';
import { UsageError } from './streams';

/** The day of `--as-of`, which then counts as today; undefined where it is not given. */
export function asOfOption(options: Options): CivilDate | undefined {
  const written = options.text('as-of');
  if (written !== undefined && parseCivilDate(written) === null) throw new UsageError(`--as-of takes a day as YYYY-MM-DD, not "${written}".`);
  return written;
}

import { parseCivilDate, type CivilDate } from '../core/model/civilDate';
import type { Options } from './command';
import { UsageError } from './streams';

/** The day that an option names; undefined where it is not given. */
export function dayOption(options: Options, name: string): CivilDate | undefined {
  const written = options.text(name);
  if (written !== undefined && parseCivilDate(written) === null) throw new UsageError(`--${name} takes a day as YYYY-MM-DD, not "${written}".`);
  return written;
}

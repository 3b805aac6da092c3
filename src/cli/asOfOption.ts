import type { CivilDate } from '../core/model/civilDate';
import type { Options } from './command';
import { dayOption } from './dayOption';

/** The day of `--as-of`, which then counts as today; undefined where it is not given. */
export const asOfOption = (options: Options): CivilDate | undefined => dayOption(options, 'as-of');

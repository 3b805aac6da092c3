import { DATE_FORMATS, type DateFormat } from '../../config/configuration';
import { parseSourceDate } from '../parseSourceDate';

/** A bare number may be read as one of these without being one. */
const LOOSE: ReadonlySet<DateFormat> = new Set(['YYYY', 'serial']);
const EPOCH: Partial<Readonly<Record<DateFormat, RegExp>>> = { 'epoch-s': /^\d{10}$/, 'epoch-ms': /^\d{13}$/ };

/** The formats that every one of the dates is written in; none where a text is no date. Empty texts do not count. */
export function dateFormatsOf(samples: readonly string[]): DateFormat[] {
  const texts = samples.map((text) => text.trim()).filter((text) => text !== '');
  if (texts.length === 0) return [];
  return DATE_FORMATS.filter((format) => !LOOSE.has(format) && texts.every((text) => (EPOCH[format]?.test(text) ?? true) && parseSourceDate(text, format) !== null));
}

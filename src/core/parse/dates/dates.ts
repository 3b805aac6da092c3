/** What the other readers take of the reading of dates. */
export { findDates, type WrittenDate } from './findDates';
export { lastDayOf, type DateReading } from './partialDate';
export { readDate } from './readDate';

import type { Source } from '../config/configuration';

/** Whether a source is a feed that is read for its headlines, and feeds no bullet. */
export const isNewsFeed = ({ extract, request }: Source): boolean => request !== null && extract?.format === 'feed' && extract.value === null;

/** Whether a feed is a search, asked with the words of a bullet; any other gives what is new and is filtered here. */
export const isSearch = ({ request }: Source): boolean => request?.url.includes('${query}') ?? false;

/** GDELT dates an article by when it first saw it, which is some time after it was published. */
export const tellsFirstSeen = ({ request }: Source): boolean => request !== null && /^https?:\/\/(?:[\w-]+\.)*gdeltproject\.org[/:?]/i.test(request.url);

import { say, type Message } from '../model/message';

/** Of an expression that a library does not take: `reason` is what the library says, in English. */
export const unusable = (what: string, reason: string): Message => say('{0}: this cannot be used ({1}).', what, reason);

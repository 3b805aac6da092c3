import { say, type Message } from '../model/message';
import type { SignOff, SignOffScope } from './signOff';
import type { SignOffStatus } from './signOffStatus';

/** What is said of a part of a scope: one sentence for each who has signed it, none where nobody has; `whenOf` says when, as the reader is to see it. */
export function signOffWords(status: SignOffStatus, scope: SignOffScope, whenOf: (signOff: SignOff) => string): Message[] {
  if (status.state === 'none') return [];
  if (status.state === 'lapsed') return [say('lapsed: signed by {0} on {1}, changed since', status.last.who, whenOf(status.last))];
  return status.by.map((one) => {
    if (one.scope === scope) return say('signed by {0} on {1}', one.who, whenOf(one));
    return one.scope === 'section' ? say('signed by {0} on {1}, with its section', one.who, whenOf(one)) : say('signed by {0} on {1}, with the document', one.who, whenOf(one));
  });
}

import { say, type Message } from '../model/message';
import type { Ambiguity, UnknownMark } from './bindSources';

/** Why several sources, or one for several figures, are bound to nothing. */
export function sayAmbiguous({ sources }: Ambiguity): Message {
  const [first, ...others] = sources.map(({ id }) => id);
  return others.length > 0
    ? say('Several sources fit this bullet: {0}. None is used until a mark such as <!-- source: {1} --> says which.', sources.map(({ id }) => id).join(', '), first ?? '')
    : say('The source {0} fits several figures of this bullet, which differ. None is written until the mark <!-- source: {0} --> says that it means the first of them.', first ?? '');
}

/** Why a mark binds nothing. */
export const sayUnknown = ({ id, source }: UnknownMark): Message =>
  source
    ? say('The mark names the source "{0}", which is switched off. To turn it on, write `enabled: true` below {0} in the sources of .briefing.yml.', id)
    : say('The mark names the source "{0}", which is not in force. Correct the mark, or write the source into .briefing.yml.', id);

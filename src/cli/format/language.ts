import { render, type Message } from '../../core/model/message';
import japanese from '../../../l10n/bundle.l10n.ja.json';

/** The language of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`): Japanese, else English. */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): 'en' | 'ja' =>
  ((env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('ja') ? 'ja' : 'en');

/** Says messages in the language of the environment. */
export function speaker(env: Readonly<Record<string, string | undefined>>): (message: Message) => string {
  const bundle: Record<string, string> = languageOf(env) === 'ja' ? japanese : {};
  return (message) => render(message, bundle);
}

import { render, type Message } from '../../core/model/message';
import japanese from '../../../l10n/bundle.l10n.ja.json';

/** Says messages in the language of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`): Japanese, else English. */
export function speaker(env: Readonly<Record<string, string | undefined>>): (message: Message) => string {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const bundle: Record<string, string> = locale.startsWith('ja') ? japanese : {};
  return (message) => render(message, bundle);
}

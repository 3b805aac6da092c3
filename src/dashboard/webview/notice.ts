import { codicon, element, setShown, setText } from './dom';
import { createButton, nameButton } from './toolkit';

/** One sentence and one button for what to do next; without a sentence it is not there. */
export function createNotice(icon: string, onPress: () => void): { readonly element: HTMLElement; render(sentence: string, button: string): void } {
  const notice = element('div', 'notice');
  const text = element('p', 'notice-text');
  const button = createButton({ appearance: 'secondary', onPress });
  notice.append(codicon(icon), text, button);
  return {
    element: notice,
    render(sentence, name) {
      setText(text, sentence);
      nameButton(button, name);
      setShown(notice, sentence !== '');
    },
  };
}

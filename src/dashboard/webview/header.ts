import type { DashboardState, DashboardStrings, FromPage } from '../protocol';
import { element, setAttribute, setShown, setText } from './dom';
import { createJobLine } from './jobLine';
import { type Button, createButton, enableButton, nameButton } from './toolkit';

type Briefing = NonNullable<DashboardState['briefing']>;

/** Title, as-of date, the bar of counts, and the buttons that work on the whole briefing. */
export function createHeader(post: (message: FromPage) => void): { readonly element: HTMLElement; render(state: DashboardState, briefing: Briefing): void } {
  const header = element('header', 'header');
  const title = element('h1', 'briefing-title');
  const asOf = element('span', 'as-of-line');
  const validated = element('span', 'validated');
  const toolbar = createToolbar(post);
  const counts = createCounts();
  const job = createJobLine(() => post({ type: 'cancel' }), () => toolbar.focus());
  const dates = element('div', 'dates');
  dates.append(asOf, validated);
  const status = element('div', 'status');
  status.append(counts.bar, counts.text, job.element);
  header.append(title, toolbar.element, dates, status);
  return {
    element: header,
    render(state, briefing) {
      setText(title, briefing.title);
      setAttribute(title, 'title', briefing.title);
      setText(asOf, briefing.asOf);
      setText(validated, briefing.lastValidation);
      setShown(dates, briefing.asOf !== '' || briefing.lastValidation !== '');
      counts.render(briefing);
      job.render(state.job, state.strings.cancel);
      status.classList.toggle('working', state.job !== null);
      toolbar.render(state.strings, state.job === null, state.trusted);
    },
  };
}

function createToolbar(post: (message: FromPage) => void): { element: HTMLElement; focus(): void; render(words: DashboardStrings, idle: boolean, trusted: boolean): void } {
  const toolbar = element('div', 'toolbar');
  const add = (icon: string, type: 'refreshIndicators' | 'check' | 'validate'): Button => {
    const button = createButton({ appearance: 'icon', icon, onPress: () => post({ type }) });
    toolbar.append(button);
    return button;
  };
  const refresh = add('refresh', 'refreshIndicators');
  const check = add('checklist', 'check');
  const validate = add('verified', 'validate');
  return {
    element: toolbar,
    focus: () => refresh.focus(),
    render(words, idle, trusted) {
      nameButton(refresh, words.refresh);
      nameButton(check, words.check);
      nameButton(validate, words.validate);
      enableButton(refresh, idle && trusted);
      enableButton(check, idle);
      enableButton(validate, idle && trusted);
    },
  };
}

function createCounts(): { bar: HTMLElement; text: HTMLElement; render(briefing: Briefing): void } {
  const bar = element('div', 'bar', { 'aria-hidden': 'true' });
  const segments = (['fresh', 'dueSoon', 'stale', 'undated'] as const).map((name) => ({ name, element: element('span', `segment ${name}`) }));
  bar.append(...segments.map((segment) => segment.element));
  // Only this summary is announced: values that move would talk without end.
  const text = element('span', 'counts', { 'aria-live': 'polite' });
  return {
    bar,
    text,
    render({ counts, countsText }) {
      for (const segment of segments) {
        segment.element.style.flexGrow = String(counts[segment.name]);
        setShown(segment.element, counts[segment.name] > 0);
      }
      setText(text, countsText);
      setAttribute(text, 'title', countsText);
    },
  };
}

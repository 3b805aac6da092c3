import type { DashboardState, DashboardStrings, FromPage } from '../protocol';
import { createCitationsTab } from './citationsTab';
import { element, setShown, setText } from './dom';
import { createHeader } from './header';
import { createIndicatorsTab, type TabContent, wideFrom } from './indicatorsTab';
import type { Memory, TabId } from './memory';
import { createNotice } from './notice';
import { createButton, createTabs, nameButton } from './toolkit';

/** The whole page. `render` may be called with any state in any order; `layout` when the width or the font has changed. */
export interface Dashboard {
  render(state: DashboardState): void;
  layout(): void;
}

export function createDashboard(root: HTMLElement, memory: Memory, save: () => void, post: (message: FromPage) => void): Dashboard {
  let state: DashboardState | null = null;
  const strings = (): DashboardStrings => (state as DashboardState).strings;
  const welcome = createWelcome(post);
  const header = createHeader(post);
  const restricted = createNotice('shield', () => post({ type: 'manageTrust' }));
  const contents: Record<TabId, TabContent> = {
    indicators: createIndicatorsTab(memory, save, strings, post),
    citations: createCitationsTab(memory, save, strings, post),
  };
  const tabs = createTabs(['indicators', 'citations'], (id) => {
    memory.tab = id === 'citations' ? 'citations' : 'indicators';
    save();
    for (const restore of scrolls) restore();
  });
  tabs.element.className = 'tabs';
  tabs.views[0]?.append(contents.indicators.element);
  tabs.views[1]?.append(contents.citations.element);
  const footer = createFooter(post);
  const whole = element('div', 'whole');
  whole.append(header.element, restricted.element, tabs.element, footer.element);
  root.append(welcome.element, whole);
  tabs.select(memory.tab);
  const scrolls = (['indicators', 'citations'] as const).map((id) => keepScroll(contents[id].scroller, id, memory, save));
  return {
    render(next) {
      state = next;
      const { briefing } = next;
      setShown(welcome.element, briefing === null);
      setShown(whole, briefing !== null);
      welcome.render(next);
      restricted.render(next.trusted ? '' : next.strings.restricted, next.strings.manageTrust);
      if (briefing === null) return;
      header.render(next, briefing);
      tabs.tabs.forEach((tab, index) => setText(tab, index === 0 ? next.strings.indicators : next.strings.citations));
      contents.indicators.render({ ...next, briefing });
      contents.citations.render({ ...next, briefing });
      footer.render(next, briefing);
      for (const restore of scrolls) restore();
    },
    layout() {
      root.classList.toggle('wide', document.documentElement.clientWidth >= wideFrom);
      if (state !== null && state.briefing !== null) contents.indicators.layout();
    },
  };
}

function createWelcome(post: (message: FromPage) => void): { element: HTMLElement; render(state: DashboardState): void } {
  const welcome = element('div', 'welcome');
  const text = element('p');
  const button = createButton({ appearance: 'primary', onPress: () => post({ type: 'openBriefing' }) });
  welcome.append(text, button);
  return {
    element: welcome,
    render({ strings }) {
      setText(text, strings.noBriefing);
      nameButton(button, strings.openBriefing);
    },
  };
}

function createFooter(post: (message: FromPage) => void): { element: HTMLElement; render(state: DashboardState, briefing: NonNullable<DashboardState['briefing']>): void } {
  const footer = element('footer', 'footer');
  const text = element('span', 'differing');
  const button = createButton({ appearance: 'primary', onPress: () => post({ type: 'reviewAndApply' }) });
  footer.append(text, button);
  return {
    element: footer,
    render({ strings }, briefing) {
      setText(text, briefing.differingText);
      nameButton(button, strings.reviewAndApply);
      button.classList.toggle('absent', briefing.differing === 0);
      setShown(footer, briefing.hasSources);
    },
  };
}

/** Keeps where a list stands; the answer brings it back there once enough rows have come. */
function keepScroll(scroller: HTMLElement, id: TabId, memory: Memory, save: () => void): () => void {
  let wanted = memory.scroll[id];
  let timer: ReturnType<typeof setTimeout> | undefined;
  for (const event of ['wheel', 'pointerdown', 'keydown']) {
    scroller.addEventListener(event, () => { wanted = 0; }, { passive: true });
  }
  scroller.addEventListener('scroll', () => {
    if (wanted > 0 || scroller.clientHeight === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      memory.scroll[id] = scroller.scrollTop;
      save();
    }, 100);
  }, { passive: true });
  return () => {
    if (wanted === 0 || scroller.clientHeight === 0) return;
    scroller.scrollTop = wanted;
    if (Math.abs(scroller.scrollTop - wanted) < 1) wanted = 0;
  };
}

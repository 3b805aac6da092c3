import type { DashboardState, FromPage, ToPage } from '../protocol';
import { createDashboard } from './dashboard';
import { type PageApi, readMemory } from './memory';
import { registerToolkit } from './toolkit';

declare function acquireVsCodeApi(): PageApi;

function start(root: HTMLElement): void {
  registerToolkit();
  const api = acquireVsCodeApi();
  const memory = readMemory(api.getState());
  const save = (): void => api.setState(memory);
  const dashboard = createDashboard(root, memory, save, (message: FromPage) => api.postMessage(message));
  let last: DashboardState | null = null;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = event.data as ToPage | null;
    if (message === null || typeof message !== 'object' || message.type !== 'state') return;
    last = message.state;
    root.hidden = false;
    dashboard.render(last);
  });
  new ResizeObserver(() => dashboard.layout()).observe(root.ownerDocument.documentElement);
  // A theme may bring another font, and with it other widths.
  new MutationObserver(() => {
    if (last !== null) dashboard.render(last);
  }).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  dashboard.layout();
  api.postMessage({ type: 'ready' } satisfies FromPage);
}

const root = document.getElementById('dashboard');
if (root !== null) start(root);

import type { DashboardState } from '../protocol';
import { element, setAttribute, setShown, setText } from './dom';
import { createButton, createRing, nameButton } from './toolkit';

/** What is running, in the place of the counts, with a button that ends it. `focusAfter` takes the focus when that button goes. */
export function createJobLine(onCancel: () => void, focusAfter: () => void): { readonly element: HTMLElement; render(job: DashboardState['job'], cancel: string): void } {
  const line = element('div', 'job');
  const ring = createRing();
  ring.element.className = 'ring';
  const title = element('span', 'job-title');
  const tally = element('span', 'job-tally');
  const track = element('div', 'job-track', { role: 'progressbar', 'aria-valuemin': '0' });
  const done = element('div', 'job-done');
  track.append(done);
  const button = createButton({ appearance: 'icon', icon: 'close', onPress: onCancel });
  line.append(ring.element, title, tally, button, track);
  return {
    element: line,
    render(job, cancel) {
      const hadFocus = line.contains(document.activeElement);
      ring.silence();
      setShown(line, job !== null);
      nameButton(button, cancel);
      if (job === null) {
        if (hadFocus) focusAfter();
        return;
      }
      const share = job.total > 0 ? Math.min(1, job.done / job.total) : 0;
      setText(title, job.title);
      setAttribute(title, 'title', job.title);
      setText(tally, job.total > 0 ? `${String(job.done)}/${String(job.total)}` : '');
      done.style.transform = `scaleX(${String(share)})`;
      setAttribute(track, 'aria-label', job.title);
      setAttribute(track, 'aria-valuemax', job.total > 0 ? String(job.total) : '');
      setAttribute(track, 'aria-valuenow', job.total > 0 ? String(job.done) : '');
    },
  };
}

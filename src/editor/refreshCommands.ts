/** A bundle of its own, loaded when something is first refreshed, so that the editor does not start with what plans and shows a refresh. */
export { addSource } from './commands/addSource';
export { findNewerCoverage } from './commands/findNewerCoverage';
export { refreshAll } from './commands/refreshAll';
export { refreshBullet } from './commands/refreshBullet';
export { refreshSection } from './commands/refreshSection';
export { testSource } from './commands/testSource';
export { forgetAllowedHosts } from './commands/forgetAllowedHosts';
export { setSecret } from './commands/setSecret';
export { applyProposal } from './refreshFlow';
export { askForHosts, askForSources, askForUrls } from './askForHosts';

import { onFirstUse, type Command } from '../command';
import { checkStaleData } from './checkStaleData';
import { checkWorkspace } from './checkWorkspace';
import { nextFinding, previousFinding } from './goToFinding';
import { openDashboard, openDashboardToSide } from './openDashboard';
import { validateCitations } from './validateCitations';

const review = (): Promise<typeof import('../reviewCommands')> => import('../reviewCommands');

const refresh = (): Promise<typeof import('../refreshCommands')> => import('../refreshCommands');

const refreshBullet = onFirstUse('briefing.refreshBullet', async () => (await refresh()).refreshBullet);
const refreshSection = onFirstUse('briefing.refreshSection', async () => (await refresh()).refreshSection);
const refreshAll = onFirstUse('briefing.refreshAll', async () => (await refresh()).refreshAll);
const testSource = onFirstUse('briefing.testSource', async () => (await refresh()).testSource);
const addSource = onFirstUse('briefing.addSource', async () => (await refresh()).addSource);
const findNewerCoverage = onFirstUse('briefing.findNewerCoverage', async () => (await refresh()).findNewerCoverage);
const cleanCitations = onFirstUse('briefing.cleanCitations', async () => (await review()).cleanCitations);
const showForecast = onFirstUse('briefing.showForecast', async () => (await review()).showForecast);
const signOff = onFirstUse('briefing.signOff', async () => (await review()).signOff);
const exportReport = onFirstUse('briefing.exportReport', async () => (await review()).exportReport);
const compareWithRevision = onFirstUse('briefing.compareWithRevision', async () => (await review()).compareWithRevision);
const showHistory = onFirstUse('briefing.showHistory', async () => (await import('../observing')).showHistory);
const setSecret = onFirstUse('briefing.setSecret', async () => (await refresh()).setSecret);
const forgetAllowedHosts = onFirstUse('briefing.forgetAllowedHosts', async () => (await refresh()).forgetAllowedHosts);

/** Every command; a new one is a file, a line here, and its entries in package.json and package.nls*.json. */
export const COMMANDS: readonly Command[] = [
  checkStaleData, checkWorkspace, nextFinding, previousFinding, showForecast, refreshBullet, refreshSection, refreshAll, validateCitations, cleanCitations, openDashboard, openDashboardToSide,
  signOff, exportReport, compareWithRevision, testSource, showHistory, addSource, findNewerCoverage, setSecret, forgetAllowedHosts,
];

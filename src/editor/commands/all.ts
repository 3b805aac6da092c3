import type { Command } from '../command';
import { checkStaleData } from './checkStaleData';
import { cleanCitations } from './cleanCitations';
import { openDashboard, openDashboardToSide } from './openDashboard';
import { refreshAll } from './refreshAll';
import { refreshBullet } from './refreshBullet';
import { refreshSection } from './refreshSection';
import { validateCitations } from './validateCitations';

/** Every command; a new one is a file, a line here, and its entries in package.json and package.nls*.json. */
export const COMMANDS: readonly Command[] = [checkStaleData, refreshBullet, refreshSection, refreshAll, validateCitations, cleanCitations, openDashboard, openDashboardToSide];

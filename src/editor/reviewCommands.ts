/** A bundle of its own, loaded when one of these commands is first run, so that the editor does not start with reports, comparisons, cryptography and what else is seldom asked for. */
export { cleanCitations } from './commands/cleanCitations';
export { compareWithRevision } from './commands/compareWithRevision';
export { exportReport } from './commands/exportReport';
export { showForecast } from './commands/showForecast';
export { signOff } from './commands/signOff';

/** A bundle of its own, loaded when one of these commands is first run, so that the editor does not start with reports, comparisons and cryptography. */
export { compareWithRevision } from './commands/compareWithRevision';
export { exportReport } from './commands/exportReport';
export { signOff } from './commands/signOff';

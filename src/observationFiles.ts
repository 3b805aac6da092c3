/** A bundle of its own, loaded when observations are first kept or read, so that the editor does not start with it. */
export { NodeObservationFile } from './adapters/nodeObservationFile';

/** A bundle of its own, loaded when observations are first kept, shown or hovered over, so that the editor does not start with it. */
export { showHistory } from './commands/showHistory';
export { observationHover } from './features/observationHover';
export { ObservationStore } from './services/observationStore';

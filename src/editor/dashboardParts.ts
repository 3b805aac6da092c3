/** A bundle of its own, loaded when a dashboard is first shown, so that the editor does not start with what makes its rows. */
export { planRefresh } from '../core/refresh/planRefresh';
export { briefingState, dashboardStrings } from '../dashboard/state/dashboardState';
export { indicatorsOf } from '../dashboard/state/indicators';

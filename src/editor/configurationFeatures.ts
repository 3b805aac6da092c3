/** A bundle of its own, loaded when somebody first asks something of a `.briefing.yml`, so that the editor does not start with it. */
export { complete } from './configuration/complete';
export { corrections } from './configuration/corrections';
export { definition, definitionOfBullet } from './configuration/definitions';
export { hover } from './configuration/hover';

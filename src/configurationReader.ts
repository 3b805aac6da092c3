/** A bundle of its own, loaded when there is a `.briefing.yml` to read or to write, so that neither the editor nor the command line starts with a YAML parser. */
export { CONFIGURATION_LANGUAGE } from './core/config/language/configurationLanguage';
export { insertSource } from './core/config/insertSource';
export { readConfiguration } from './core/config/readConfiguration';

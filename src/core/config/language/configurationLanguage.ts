import { describe } from './describe';
import { linkAt } from './linkAt';
import { entryOf } from './nodeAt';
import { secretsNamedIn, suggest } from './suggest';

/** What an editor asks about a `.briefing.yml`. It needs the YAML parser, and is loaded with it. */
export const CONFIGURATION_LANGUAGE = { suggest, describe, linkAt, entryOf, secretsNamedIn };
export type ConfigurationLanguage = typeof CONFIGURATION_LANGUAGE;

/** Loaded on first use. */
export type LoadConfigurationLanguage = () => Promise<ConfigurationLanguage>;

import { FILE_KEYS } from './keys';
import { mapping, type JsonSchema } from './shape';

/**
 * The JSON Schema of `.briefing.yml`. It never rejects what the reader takes; a few mistakes (zones, encodings, ids that nobody knows, what
 * depends on other files) only the reader can tell. `schemas/briefing.schema.json` is written from it by `npm run schema`.
 */
export const configurationSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: '.briefing.yml',
  description: 'Sources, cadences and rules of Briefing Desk.',
  ...mapping(FILE_KEYS).schema,
});

// Writes briefing.schema.json from the table of keys that the reader goes by. A test says when it has to be run again.
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';

await build({ entryPoints: ['src/core/config/configurationSchema.ts'], bundle: true, outfile: 'out/configurationSchema.cjs', platform: 'node', format: 'cjs', target: 'node20' });
const { configurationSchema } = (await import('../out/configurationSchema.cjs')).default;
await writeFile('schemas/briefing.schema.json', `${JSON.stringify(configurationSchema(), null, 2)}\n`);

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startFeed } from '../../examples/feed.mjs';

export interface ExampleWorkspace {
  /** A folder with the example briefing and its sources. */
  readonly folder: string;
  readonly feed: Awaited<ReturnType<typeof startFeed>>;
  stop(): Promise<void>;
}

/** The example, its sources served on a port of their own; values stand still, so that a test knows them. */
export async function exampleWorkspace(more: Readonly<Record<string, string>> = {}): Promise<ExampleWorkspace> {
  const feed = await startFeed({ port: 0, moving: false });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'briefing-example-'));
  await cp('examples', folder, { recursive: true });
  for (const name of ['.briefing.yml', 'market-briefing.md']) {
    const file = path.join(folder, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('127.0.0.1:8471', `127.0.0.1:${feed.port}`));
  }
  for (const [name, text] of Object.entries(more)) await writeFile(path.join(folder, name), text.replaceAll('FEED', feed.url));
  return { folder, feed, stop: async () => { await feed.stop(); await rm(folder, { recursive: true, force: true }); } };
}

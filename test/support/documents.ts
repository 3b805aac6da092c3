import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Briefing, Bullet } from '../../src/core/model/briefing';
import { parseBriefing, type ParseOptions } from '../../src/core/parse/parseBriefing';

const SHARED = path.resolve('..', 'shared');

export const JAPAN_BRIEFING = 'briefings/japan-market-briefing-2026-01-28.md';
export const CHINA_BRIEFING = 'briefings/japan-china-relations-2026-01.md';
export const RARE_EARTH_BRIEFING = 'briefings/rare-earth-diversification-2026-01.md';

/** The text of a document that lies beside the project, or the test is skipped: such documents are other people's and not in it. */
export function sharedText(test: Mocha.Context, file: string): string {
  const found = path.join(SHARED, file);
  if (!existsSync(found)) skip(test, file);
  return readFileSync(found, 'utf8');
}

export function sharedFiles(test: Mocha.Context, folder: string): string[] {
  const found = path.join(SHARED, folder);
  if (!existsSync(found)) skip(test, folder);
  return readdirSync(found).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}

export function parseShared(test: Mocha.Context, file: string): Briefing {
  return parseBriefing(sharedText(test, file), { fileName: path.basename(file) });
}

function skip(test: Mocha.Context, what: string): never {
  console.log(`      skipped: ../shared/${what} is not here`);
  return test.skip();
}

export const exampleText = (): string => readFileSync('examples/market-briefing.md', 'utf8');

/** The only bullet of a text. */
export function bulletOf(text: string, options: ParseOptions = {}): Bullet {
  const { bullets } = parseBriefing(text, options);
  const [bullet] = bullets;
  if (!bullet || bullets.length > 1) throw new Error(`${bullets.length} bullets in ${JSON.stringify(text)}`);
  return bullet;
}

export const lineOf = (briefing: Briefing, offset: number): number => briefing.lines.lineAt(offset) + 1;

/** The bullet that begins in a line, counted from one. */
export function bulletAt(briefing: Briefing, line: number): Bullet {
  const bullet = briefing.bullets.find((one) => lineOf(briefing, one.range.start) === line);
  if (!bullet) throw new Error(`No bullet begins in line ${line}.`);
  return bullet;
}

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { TouchedLines } from './checking/touchedLines';
import { GitFailure, gitIn } from './gitIn';
import { repositoryRoot } from './repositoryRoot';
import { UsageError, type Streams } from './streams';

type Git = (...args: string[]) => Promise<string>;

/** So many files a call: command lines have a limit. */
const FILES_A_CALL = 100;

/**
 * What the working tree changes of each file since HEAD left `ref`: since their merge base, committed or not. A file that git does not track is
 * touched from end to end; a renamed one where it differs from what it was. Files that do not exist are left out.
 * @throws UsageError where there is no git, no repository, or no such ref, with what to do.
 */
export async function changedLines(files: readonly string[], ref: string, env: Streams['env']): Promise<Map<string, TouchedLines>> {
  if (ref === '' || ref.startsWith('-')) throw new UsageError(`--changed-since takes a branch, a tag or a commit, not "${ref}".`);
  const known = new Map<string, string | null>();
  const byRoot = new Map<string, { file: string; inside: string }[]>();
  for (const file of files) {
    const real = await realpath(file).catch(() => null);
    if (real === null) continue;
    const root = repositoryRoot(path.dirname(real), known);
    if (root === null) throw new UsageError(`${file}: --changed-since needs a git repository, and this file lies in none.`);
    const members = byRoot.get(root) ?? [];
    members.push({ file, inside: path.relative(root, real).split(path.sep).join('/').normalize('NFC') });
    byRoot.set(root, members);
  }
  const touched = new Map<string, TouchedLines>();
  for (const [root, members] of byRoot) {
    const ask = gitIn(root, env, '--changed-since');
    const git: Git = async (...args) => (await ask(...args)).toString('utf8');
    const ofRoot = await changedInRepository(git, new Set(members.map(({ inside }) => inside)), ref).catch((error: unknown) => {
      throw error instanceof GitFailure ? new UsageError(`--changed-since: git says: ${error.message}`) : error;
    });
    for (const { file, inside } of members) touched.set(file, ofRoot.get(inside) ?? []);
  }
  return touched;
}

async function changedInRepository(git: Git, wanted: ReadonlySet<string>, ref: string): Promise<Map<string, TouchedLines>> {
  const base = await mergeBase(git, ref);
  const tracked = new Set((await git('ls-files', '-z')).split('\0').map((name) => name.normalize('NFC')));
  const touched = new Map<string, TouchedLines>();
  for (const name of wanted) {
    if (!tracked.has(name)) touched.set(name, 'all');
  }
  const changed = changedNames(await git('diff', '--name-status', '-z', '--find-renames', '--no-ext-diff', '--ignore-submodules', base)).filter(({ name }) => wanted.has(name.normalize('NFC')));
  for (let at = 0; at < changed.length; at += FILES_A_CALL) {
    const names = changed.slice(at, at + FILES_A_CALL).flatMap(({ name, was }) => (was === null ? [name] : [was, name]));
    const patch = await git('--literal-pathspecs', '-c', 'core.quotePath=false', 'diff', '--unified=0', '--inter-hunk-context=0', '--find-renames', '--text', '--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/', base, '--', ...names);
    for (const [name, lines] of touchedByPatch(patch)) touched.set(name.normalize('NFC'), lines);
  }
  return touched;
}

async function mergeBase(git: Git, ref: string): Promise<string> {
  const commit = await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch((error: unknown) => passUnless(error, 1));
  const shallow = async (): Promise<string> =>
    ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true' ? ' This clone is shallow: fetch its history (git fetch --unshallow; with actions/checkout, fetch-depth: 0).' : '');
  if (commit === null) throw new UsageError(`--changed-since: git knows no "${ref}" here; name a branch, tag or commit that was fetched, such as origin/main.${await shallow()}`);
  const base = await git('merge-base', commit.trim(), 'HEAD').catch((error: unknown) => passUnless(error, 1));
  if (base === null) throw new UsageError(`--changed-since: "${ref}" and HEAD have no common ancestor here.${await shallow()}`);
  return base.trim();
}

/** Null where git ended with that code, which is an answer. */
function passUnless(error: unknown, code: number): null {
  if (error instanceof GitFailure && error.code === code) return null;
  throw error;
}

/** From `--name-status -z`: `M\0name\0`, `R087\0was\0name\0`. */
function changedNames(output: string): { readonly name: string; readonly was: string | null }[] {
  const fields = output.split('\0');
  const names: { name: string; was: string | null }[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const isRenamed = /^[RC]/.test(fields[at] ?? '');
    names.push({ name: fields[at + (isRenamed ? 2 : 1)] ?? '', was: isRenamed ? (fields[at + 1] ?? null) : null });
    at += isRenamed ? 3 : 2;
  }
  return names;
}

/** Reads a patch without context: there a line that begins with neither sign is a header. */
export function touchedByPatch(patch: string): Map<string, { first: number; last: number }[]> {
  const touched = new Map<string, { first: number; last: number }[]>();
  let lines: { first: number; last: number }[] = [];
  let isHeader = true;
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) isHeader = true;
    else if (isHeader && line.startsWith('+++ ')) touched.set(nameOf(line.slice(4)), (lines = []));
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    isHeader = false;
    const first = Number(hunk[1]);
    const count = Number(hunk[2] ?? 1);
    lines.push(count === 0 ? { first: first + 0.5, last: first + 0.5 } : { first, last: first + count - 1 });
  }
  return touched;
}

/** `b/a.md`; with a tab behind it where the name holds a space; quoted as in C where it holds a quotation mark, a backslash or a control character. */
function nameOf(written: string): string {
  const name = written.replace(/\t$/, '');
  const plain = name.startsWith('"') ? unquote(name.slice(1, -1)) : name;
  return plain.replace(/^b\//, '');
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };

const unquote = (text: string): string =>
  text.replace(/\\([0-7]{3}|.)/g, (_, escaped: string) => (escaped.length === 3 ? String.fromCharCode(parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped)));

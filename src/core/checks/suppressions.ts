import type { Briefing } from '../model/briefing';
import type { Directive } from '../model/directive';
import { RULE_IDS, type Finding, type Fix, type RuleId } from '../model/finding';
import { gather } from '../model/gather';
import { say } from '../model/message';
import { lastFrom, startingWithin, type Range } from '../model/range';
import { citedUrls } from '../links/citedUrls';
import type { Rule } from './rule';
import { withoutComment } from './withoutComment';

export interface Suppressed {
  readonly finding: Finding;
  /** What the comment gives as the reason. */
  readonly reason: string | null;
}

/** What comments pass over is known only when all other rules have run: what this one has to say is `applySuppressions`'s. */
export const unusedSuppression: Rule = { id: 'unused-suppression', defaultSeverity: 'warning', check: () => [] };

/** One rule of one comment, or all rules of it (`rule` null), and the stretch in which findings of it are passed over. */
interface Scope {
  readonly directive: Directive;
  readonly rule: string | null;
  readonly range: Range;
  /** Lines come before blocks, and these before the file: what the nearest comment says counts. */
  readonly level: 'line' | 'block' | 'file';
  /** The comment that ends a block, if it ends no other one. */
  readonly closing: Directive | null;
  isUsed: boolean;
}

/** Findings (in the order of the text) apart from those that comments in the document pass over, and what to say of comments that pass over nothing. */
export function applySuppressions(briefing: Briefing, findings: readonly Finding[], hasRun: (rule: RuleId) => boolean): { kept: readonly Finding[]; suppressed: readonly Suppressed[]; unused: Omit<Finding, 'rule' | 'severity'>[] } {
  if (briefing.directives.length === 0) return { kept: findings, suppressed: [], unused: [] };
  const { scopes, idle } = readScopes(briefing);
  const index = new ScopeIndex(scopes);
  const urls = citedUrls(briefing);
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const scope = index.of(finding);
    if (scope) {
      scope.isUsed = true;
      suppressed.push({ finding, reason: scope.directive.reason });
    } else kept.push(finding);
  }
  const unused = scopes.filter((scope) => !scope.isUsed && canTell(scope, urls, hasRun)).map((scope) => sayUnused(briefing, scope));
  return { kept, suppressed, unused: [...unused, ...idle.map((directive) => ({ range: directive.range, isUnnecessary: true, message: say('Nothing that this would enable again is disabled above.'), fixes: [removal(briefing, null, [directive])] }))] };
}

function readScopes(briefing: Briefing): { scopes: Scope[]; idle: Directive[] } {
  const scopes: Scope[] = [];
  const idle: Directive[] = [];
  const open = new Map<string | null, { directive: Directive; at: number }>();
  const close = (rule: string | null, end: number, closing: Directive | null = null): boolean => {
    const begun = open.get(rule);
    if (begun) scopes.push({ directive: begun.directive, rule, range: { start: begun.at, end }, level: 'block', closing, isUsed: false });
    return open.delete(rule);
  };
  for (const directive of briefing.directives) {
    const rules = directive.rules.length > 0 ? directive.rules.map(({ name }) => name) : [null];
    if (directive.kind === 'enable') {
      const ended = directive.rules.length > 0 ? rules.filter((rule) => open.has(rule)) : [...open.keys()];
      const isOwn = directive.rules.length > 0 || ended.length === 1;
      for (const rule of ended) close(rule, directive.range.start, isOwn ? directive : null);
      if (ended.length === 0) idle.push(directive);
    } else if (directive.kind === 'disable') {
      for (const rule of rules) {
        close(rule, directive.range.start);
        open.set(rule, { directive, at: directive.range.start });
      }
    } else {
      const range = directive.kind === 'disable-file' ? { start: 0, end: briefing.length + 1 } : linesOf(briefing, directive);
      for (const rule of rules) scopes.push({ directive, rule, range, level: directive.kind === 'disable-file' ? 'file' : 'line', closing: null, isUsed: false });
    }
  }
  for (const rule of [...open.keys()]) close(rule, briefing.length + 1);
  return { scopes, idle };
}

/** The line a comment is about, and the whole of a bullet that begins in it (of the bullet that it stands in, for its own line). */
function linesOf(briefing: Briefing, { kind, range }: Directive): Range {
  const { lines } = briefing;
  let line = lines.lineAt(range.end);
  if (kind === 'disable-next-line') {
    line++;
    while (line < lines.lineCount && /^[ \t>]*(?:<!--(?:(?!-->).)*-->\s*)?$/.test(lines.lineText(line))) line++;
    if (line >= lines.lineCount) return { start: briefing.length + 1, end: briefing.length + 1 };
  }
  const start = lines.startOf(kind === 'disable-line' ? lines.lineAt(range.start) : line);
  const end = lines.endOf(line);
  const bullet = kind === 'disable-line' ? briefing.bulletAt(range.start) : bulletFrom(briefing, start, end);
  return { start: Math.min(start, bullet?.range.start ?? start), end: Math.max(end, bullet?.range.end ?? end) + 1 };
}

const bulletFrom = (briefing: Briefing, start: number, end: number): { range: Range } | undefined => startingWithin(briefing.bullets, { start, end: end + 1 })[0];

/** Finds the comment that passes over a finding without a look at all of them. */
class ScopeIndex {
  private readonly lists = new Map<string, Scope[]>();

  constructor(scopes: readonly Scope[]) {
    for (const scope of scopes) gather(this.lists, keyOf(scope.level, scope.rule), scope);
    for (const list of this.lists.values()) list.sort((left, right) => left.range.start - right.range.start);
  }

  of({ rule, range }: Finding): Scope | undefined {
    for (const level of ['line', 'block', 'file'] as const) {
      for (const name of [rule, null]) {
        const scope = this.at(keyOf(level, name), range.start);
        if (scope) return scope;
      }
    }
    return undefined;
  }

  /** Scopes of one list lie behind each other; only comments about one and the same line overlap, and there the last one counts. */
  private at(key: string, offset: number): Scope | undefined {
    const nearest = lastFrom(this.lists.get(key) ?? [], offset);
    return nearest && offset < nearest.range.end ? nearest : undefined;
  }
}

const keyOf = (level: Scope['level'], rule: string | null): string => `${level} ${rule ?? '*'}`;

/** A rule that did not run may have found what the comment is for; so may one for all rules where a URL has not been visited. */
function canTell({ rule, range }: Scope, urls: readonly { range: Range }[], hasRun: (rule: RuleId) => boolean): boolean {
  if (rule === null) return hasRun('dead-link') || startingWithin(urls, range).length === 0;
  const known = RULE_IDS.find((id) => id === rule);
  return known === undefined || hasRun(known);
}

function sayUnused(briefing: Briefing, { directive, rule, closing }: Scope): Omit<Finding, 'rule' | 'severity'> {
  const name = directive.rules.find((one) => one.name === rule);
  const isKnown = rule === null || RULE_IDS.some((id) => id === rule);
  return {
    range: name?.range ?? directive.range, isUnnecessary: true, fixes: [removal(briefing, rule, closing ? [directive, closing] : [directive])],
    message: rule === null ? say('This suppresses nothing: no rule finds anything here.') : isKnown ? say('This suppresses nothing: {0} finds nothing here.', rule) : say('This suppresses nothing: there is no rule "{0}".', rule),
  };
}

const removal = (briefing: Briefing, rule: string | null, directives: readonly Directive[]): Fix =>
  ({ title: say('Remove the suppression'), edits: directives.map((directive) => withoutComment(briefing, directive, rule)), isSure: true });

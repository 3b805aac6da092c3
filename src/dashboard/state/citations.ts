import type { Briefing } from '../../core/model/briefing';
import type { Citation } from '../../core/model/citation';
import type { Evidence, LinkState } from '../../core/model/evidence';
import type { Finding, Severity } from '../../core/model/finding';
import { say, type Message } from '../../core/model/message';
import { startingWithin } from '../../core/model/range';
import type { CitationRow, StateMark } from '../protocol';

type Speak = (message: Message) => string;

const LINK_MARKS: Readonly<Record<LinkState, { kind: StateMark['kind']; icon: string; text: Message }>> = {
  alive: { kind: 'good', icon: 'check', text: say('alive') },
  moved: { kind: 'attention', icon: 'arrow-right', text: say('moved') },
  'soft-dead': { kind: 'attention', icon: 'question', text: say('soft-dead') },
  refused: { kind: 'unknown', icon: 'lock', text: say('refused') },
  suspected: { kind: 'attention', icon: 'warning', text: say('suspected') },
  dead: { kind: 'bad', icon: 'error', text: say('dead') },
  'not-checked': { kind: 'quiet', icon: 'circle-slash', text: say('not checked') },
};

const SEVERITY_MARKS: Readonly<Record<Severity, { kind: StateMark['kind']; icon: string }>> = {
  error: { kind: 'bad', icon: 'error' }, warning: { kind: 'attention', icon: 'warning' }, info: { kind: 'unknown', icon: 'info' }, hint: { kind: 'quiet', icon: 'lightbulb' },
};

/** A rule's short word in a row; the message is the title. */
const WORDS: Readonly<Record<Finding['rule'], Message>> = {
  'stale-data': say('stale'), 'missing-date': say('undated'), 'vague-date': say('vague date'), 'future-date': say('future date'), 'malformed-citation': say('malformed'),
  'unlisted-publisher': say('unlisted'), 'duplicate-reference': say('duplicate'), 'untitled-reference': say('untitled'), 'reference-without-url': say('no URL'), 'llm-residue': say('residue'),
  'missing-citation': say('no citation'), 'unknown-tag': say('unknown tag'), 'dead-link': say('dead'), 'suspected-link': say('suspected'), 'refused-link': say('refused'), 'moved-link': say('moved'),
  'duplicate-bullet': say('duplicate'), 'conflicting-figures': say('conflict'), 'growth-mismatch': say('growth'), 'below-threshold': say('below threshold'), 'low-trust-source': say('weak source'),
  'unused-reference': say('unused'), 'tracking-parameter': say('tracking'), 'unused-suppression': say('unused suppression'),
  'ambiguous-source': say('ambiguous'),
};

const ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The entries of the lists of references: what the network said of their URL, else the gravest offline finding. */
export function referenceRows(briefing: Briefing, findings: readonly Finding[], evidence: ReadonlyMap<string, Evidence>, speak: Speak): CitationRow[] {
  return briefing.references.map((reference, index) => {
    const title = reference.title ?? reference.url;
    return {
      // An entry that is nothing but a name is called by it, once.
      id: `reference ${index}`, line: briefing.lines.lineAt(reference.range.start), publisher: title === null ? '' : (reference.publisher ?? ''), title: title ?? reference.publisher ?? '', date: '', url: reference.url,
      state: markOf(reference.url === null ? undefined : evidence.get(reference.url), startingWithin(findings, reference.range), reference.url !== null, speak),
    };
  });
}

/** The citations of bullets. */
export function inlineRows(briefing: Briefing, findings: readonly Finding[], evidence: ReadonlyMap<string, Evidence>, speak: Speak): CitationRow[] {
  const cited = briefing.bullets.flatMap((bullet) => bullet.citations.map((citation) => ({ bullet, citation })));
  return cited.map(({ bullet, citation }, index) => {
    const url = citation.url?.href ?? null;
    return {
      id: `citation ${index}`, line: briefing.lines.lineAt(citation.range.start), publisher: sourceOf(citation),
      title: bullet.label?.text ?? briefing.text.slice(bullet.body.start, bullet.body.end).slice(0, 120), date: citation.date?.raw ?? '', url,
      state: markOf(url === null ? undefined : evidence.get(url), startingWithin(findings, bullet.range), url !== null, speak),
    };
  });
}

function sourceOf({ publishers, post, refs }: Citation): string {
  const names = publishers.map((publisher) => publisher.name).join('; ');
  return names || (post ? `post ${post.id}` : refs.map(({ id }) => `[${id}]`).join(' '));
}

function markOf(visit: Evidence | undefined, findings: readonly Finding[], hasUrl: boolean, speak: Speak): StateMark {
  if (visit && visit.state !== 'alive') {
    const mark = LINK_MARKS[visit.state];
    return { kind: mark.kind, icon: mark.icon, text: speak(mark.text), detail: speak(visit.reason) };
  }
  const worst = ORDER.map((severity) => findings.find((finding) => finding.severity === severity)).find((finding) => finding !== undefined);
  if (worst) return { ...SEVERITY_MARKS[worst.severity], text: speak(WORDS[worst.rule]), detail: findings.map((finding) => speak(finding.message)).join('\n') };
  if (visit) return { ...LINK_MARKS.alive, text: speak(LINK_MARKS.alive.text), detail: speak(visit.reason) };
  if (hasUrl) return { kind: 'quiet', icon: 'circle-outline', text: speak(say('not checked')), detail: speak(say('Validate the citations to visit this page.')) };
  return { kind: 'good', icon: 'check', text: speak(say('in order')), detail: speak(say('Nothing was found offline.')) };
}

import type { Configuration, Source } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { Figure } from '../model/figure';
import { halfWidth } from '../parse/normalize';

/** Which figure of which bullet a source feeds. `figure` is null where the bullet has none to replace. */
export interface Binding {
  readonly bullet: Bullet;
  readonly source: Source;
  readonly figure: Figure | null;
}

export interface Bindings {
  readonly bindings: readonly Binding[];
  /** More than one source claims the same figure: nothing is guessed. */
  readonly ambiguous: readonly { readonly bullet: Bullet; readonly sources: readonly Source[] }[];
  /** A mark names a source that is not in force. */
  readonly unknown: readonly { readonly bullet: Bullet; readonly id: string }[];
  /** Tagged bullets that no source feeds. */
  readonly unbound: readonly Bullet[];
}

/** Binds sources to bullets: by the explicit mark `<!-- source: id -->` first, then by label and section. */
export function bindSources(briefing: Briefing, configuration: Configuration): Bindings {
  const result = { bindings: [] as Binding[], ambiguous: [] as Bindings['ambiguous'][number][], unknown: [] as Bindings['unknown'][number][], unbound: [] as Bullet[] };
  const byLabel = indexByLabel(configuration.sources.filter((source) => source.enabled));
  for (const bullet of briefing.bullets) {
    if (bullet.sourceMark) bindMark(bullet, bullet.sourceMark.id, configuration, result);
    else bindLabels(bullet, byLabel, result);
  }
  return result;
}

function bindMark(bullet: Bullet, id: string, configuration: Configuration, result: { bindings: Binding[]; unknown: Bindings['unknown'][number][] }): void {
  const source = configuration.sources.find((one) => one.id === id && one.enabled);
  if (!source) {
    result.unknown.push({ bullet, id });
    return;
  }
  const labels = new Set(source.match.labels.map(simple));
  const figure = bullet.figures.find((one) => one.label !== null && labels.has(simple(one.label))) ?? bullet.figures[0] ?? null;
  result.bindings.push({ bullet, source, figure });
}

function bindLabels(bullet: Bullet, byLabel: ReadonlyMap<string, readonly Source[]>, result: { bindings: Binding[]; ambiguous: Bindings['ambiguous'][number][]; unbound: Bullet[] }): void {
  let bound = false;
  for (const { label, figure } of labelledFigures(bullet)) {
    const sources = (byLabel.get(label) ?? []).filter((source) => isInSection(bullet, source.match.section));
    if (sources.length > 1) result.ambiguous.push({ bullet, sources });
    else if (sources[0]) result.bindings.push({ bullet, source: sources[0], figure });
    bound ||= sources.length > 0;
  }
  if (!bound && bullet.tag) result.unbound.push(bullet);
}

/** The first figure under each label; the bullet's own label counts although no figure stands below it. */
function labelledFigures(bullet: Bullet): { label: string; figure: Figure | null }[] {
  const first = new Map<string, Figure | null>();
  if (bullet.label) first.set(simple(bullet.label.text), null);
  for (const figure of bullet.figures) {
    const label = figure.label === null ? null : simple(figure.label);
    if (label !== null && !first.get(label)) first.set(label, figure);
  }
  return [...first].map(([label, figure]) => ({ label, figure }));
}

function indexByLabel(sources: readonly Source[]): Map<string, Source[]> {
  const index = new Map<string, Source[]>();
  for (const source of sources) {
    for (const label of new Set(source.match.labels.map(simple))) index.set(label, [...(index.get(label) ?? []), source]);
  }
  return index;
}

/** Width and case do not tell labels apart. */
const simple = (label: string): string => halfWidth(label).replace(/\s+/g, ' ').trim().toLowerCase();

/** `B: *` fits where the section or one above it is so called; `*` stands for any characters. */
function isInSection(bullet: Bullet, pattern: string | null): boolean {
  if (pattern === null) return true;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 'su');
  return (bullet.section?.path ?? []).some((title) => expression.test(title));
}

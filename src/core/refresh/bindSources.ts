import type { Configuration, Source } from '../config/configuration';
import type { Briefing, Bullet } from '../model/briefing';
import type { Figure } from '../model/figure';
import { gather } from '../model/gather';
import { labelKey } from './labelKey';
import { fitsUnit } from './unitGate';

/** Which figure of which bullet a source feeds. `figure` is null where the bullet has none to replace. */
export interface Binding {
  readonly bullet: Bullet;
  readonly source: Source;
  readonly figure: Figure | null;
}

/** What cannot be bound without a guess: several sources of one rank for one figure, or one source for figures that tell different values. */
export interface Ambiguity {
  readonly bullet: Bullet;
  /** The figure that is claimed, of several the first; null where none stands below the label. */
  readonly figure: Figure | null;
  readonly sources: readonly Source[];
}

/** A mark that names no source in force; `source` is the one of that name that is known and switched off. */
export interface UnknownMark {
  readonly bullet: Bullet;
  readonly id: string;
  readonly source: Source | null;
}

export interface Bindings {
  readonly bindings: readonly Binding[];
  readonly ambiguous: readonly Ambiguity[];
  readonly unknown: readonly UnknownMark[];
  /** Tagged bullets that no source feeds. */
  readonly unbound: readonly Bullet[];
}

/** Bindings while they are gathered. */
export type BindingDraft = { -readonly [K in keyof Bindings]: Bindings[K][number][] };

export const noBindings = (): BindingDraft => ({ bindings: [], ambiguous: [], unknown: [], unbound: [] });

/**
 * Binds sources to bullets: by the explicit mark `<!-- source: id -->`, then by section and label, where a source that a file states stands
 * before a built-in one. A mark speaks for its figure; the others of the bullet go by their labels.
 */
export function bindSources(briefing: Briefing, configuration: Configuration): Bindings {
  const result = noBindings();
  const byLabel = indexByLabel(configuration.sources);
  for (const bullet of briefing.bullets) bindBullet(bullet, configuration, byLabel, result);
  return result;
}

/** The same for one bullet, by an index of labels that is made once. */
export function bindBullet(bullet: Bullet, { sources }: Configuration, byLabel: ReadonlyMap<string, readonly Source[]>, result: BindingDraft): void {
  if (!bullet.sourceMark) {
    bindLabels(bullet, byLabel, null, result);
    return;
  }
  const { id } = bullet.sourceMark;
  const named = sources.find((one) => one.id === id) ?? null;
  if (!named?.enabled) {
    result.unknown.push({ bullet, id, source: named });
    return;
  }
  const labels = new Set(named.match.labels.map(labelKey));
  const figure = bullet.figures.find((one) => one.label !== null && labels.has(labelKey(one.label))) ?? bullet.figures[0] ?? null;
  result.bindings.push({ bullet, source: named, figure });
  if (bullet.figures.length > 1) bindLabels(bullet, byLabel, { figure, source: named }, result);
}

/** Which sources in force claim which label. */
export function indexByLabel(sources: readonly Source[]): Map<string, Source[]> {
  const index = new Map<string, Source[]>();
  for (const source of sources) {
    if (source.enabled) for (const label of new Set(source.match.labels.map(labelKey))) gather(index, label, source);
  }
  return index;
}

function bindLabels(bullet: Bullet, byLabel: ReadonlyMap<string, readonly Source[]>, marked: Omit<Binding, 'bullet'> | null, result: BindingDraft): void {
  const claims = new Map<Source, (Figure | null)[]>();
  let isClaimed = marked !== null;
  for (const { label, figure } of labelledFigures(bullet)) {
    const claimed = byLabel.get(label);
    if (!claimed || (marked && (figure === null || figure === marked.figure))) continue;
    const [source, ...others] = strongest(claimed.filter((one) => one !== marked?.source && isInSection(bullet, one.match.section)), figure);
    if (!source) continue;
    isClaimed = true;
    if (others.length > 0) result.ambiguous.push({ bullet, figure, sources: [source, ...others] });
    else gather(claims, source, figure);
  }
  for (const [source, figures] of claims) bindClaim(bullet, source, figures, result);
  if (!isClaimed && bullet.tag) result.unbound.push(bullet);
}

/** One thing that is told twice (`ドル円: 153 (USD/JPY: 153)`) is written twice; where the two differ, one of them is something else. */
function bindClaim(bullet: Bullet, source: Source, figures: readonly (Figure | null)[], result: BindingDraft): void {
  const told = figures.filter((one) => one !== null);
  const [first] = told;
  if (!first) result.bindings.push({ bullet, source, figure: null });
  else if (told.some((one) => one.low !== first.low || one.high !== first.high)) result.ambiguous.push({ bullet, figure: first, sources: [source] });
  else for (const figure of told) result.bindings.push({ bullet, source, figure });
}

/** Those of the higher rank; where only some of them can be of the figure's unit, those. */
function strongest(sources: readonly Source[], figure: Figure | null): readonly Source[] {
  if (sources.length < 2) return sources;
  const stated = sources.filter((one) => one.origin === 'file');
  const ranked = stated.length > 0 ? stated : sources;
  const fitting = figure ? ranked.filter((one) => fitsUnit(one, figure)) : ranked;
  return fitting.length > 0 ? fitting : ranked;
}

/** The first figure under each label; the bullet's own label counts although no figure stands below it. */
function labelledFigures(bullet: Bullet): { label: string; figure: Figure | null }[] {
  const first = new Map<string, Figure | null>();
  if (bullet.label) first.set(labelKey(bullet.label.text), null);
  for (const figure of bullet.figures) {
    const label = figure.label === null ? null : labelKey(figure.label);
    if (label !== null && !first.get(label)) first.set(label, figure);
  }
  return [...first].map(([label, figure]) => ({ label, figure }));
}

/** `B: *` fits where the section or one above it is so called; `*` stands for any characters. */
const isInSection = (bullet: Bullet, pattern: string | null): boolean => pattern === null || (bullet.section?.path ?? []).some((title) => fitsPattern(title, pattern.split('*')));

/** From left to right, each piece where it first stands: linear, whatever the pattern. */
function fitsPattern(title: string, [head = '', ...pieces]: readonly string[]): boolean {
  const tail = pieces.pop();
  if (tail === undefined) return title === head;
  if (!title.startsWith(head) || !title.endsWith(tail)) return false;
  let at = head.length;
  for (const piece of pieces) {
    const found = title.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at + tail.length <= title.length;
}

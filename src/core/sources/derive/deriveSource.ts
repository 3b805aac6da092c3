import type { Source } from '../../config/configuration';
import { say } from '../../model/message';
import type { SourceFailure } from '../../model/observation';
import { fault, isFault, type Fault } from '../fault';
import { failureOf, isFetched, type Fetched } from '../fetchSource';
import { fnv1a } from '../fnv1a';
import { limitFault } from '../plausibleFault';
import { evaluateDerivation, type Input } from './evaluateDerivation';
import { inputIds } from './expression';
import { parseDerivation } from './parseDerivation';

/** What a derived source needs of the run that it is asked in. */
export interface DeriveContext {
  /** Every source that may be reckoned with, by its id. */
  readonly known: ReadonlyMap<string, Source>;
  /** Epoch milliseconds, UTC. */
  readonly now: () => number;
  /** Gives what the run has of a source, which is fetched once. */
  readonly fetch: (source: Source) => Promise<Fetched | SourceFailure>;
}

/** Fetches what a source is derived from and calculates its value. Never rejects. */
export async function deriveSource(source: Source, derive: string, { known, now, fetch }: DeriveContext): Promise<Fetched | SourceFailure> {
  const expression = parseDerivation(derive);
  if ('mistake' in expression) return failureOf(source, fault('bad-expression', '{0}: {1} cannot be calculated: {2}. Correct `derive`.', expression.mistake));
  if (leadsToItself(source, known)) return failureOf(source, fault('bad-expression', '{0}: {1} leads back to this source itself. Correct `derive`.'));
  const ids = inputIds(expression);
  const inputs = new Map<string, Fetched>();
  for (const result of await Promise.all(ids.map((id) => fetchInput(source, id, known.get(id), fetch)))) {
    if (!isFetched(result.fetched)) return result.fetched;
    inputs.set(result.id, result.fetched);
  }
  const reading = evaluateDerivation(expression, new Map([...inputs].map(([id, { observation, series }]): [string, Input] => [id, { newest: observation, series }])));
  const observations = [...inputs.values()].map(({ observation }) => observation);
  const url = observations[0]?.url ?? '';
  if (isFault(reading)) return failureOf(source, reading);
  const beyond = limitFault(source, reading, now());
  if (beyond) return failureOf(source, beyond.error === 'implausible' ? outOfRange(beyond) : beyond);
  const hash = fnv1a(Uint8Array.from(observations.map((one) => one.hash).join(' '), (letter) => letter.charCodeAt(0)));
  return { observation: { sourceId: source.id, ...reading, fetchedAt: Math.min(...observations.map((one) => one.fetchedAt)), url, hash }, series: reading.asOf === null ? [] : [reading] };
}

const outOfRange = ({ details }: Fault): Fault =>
  fault('implausible', '{0}: {1} gives {2}, which is outside of {3} to {4} and taken for a mistake. Look at the values of its sources, or correct `range`.', ...details);

async function fetchInput(source: Source, id: string, input: Source | undefined, fetch: DeriveContext['fetch']): Promise<{ readonly id: string; readonly fetched: Fetched | SourceFailure }> {
  if (!input) return { id, fetched: failureOf(source, fault('missing-input', '{0}: there is no source “{2}”, with which {1} is calculated. Correct `derive`.', id)) };
  const fetched = await fetch(input);
  return { id, fetched: isFetched(fetched) ? fetched : passedOn(source, input, fetched) };
}

/** The failure of an input is told in its own words, behind both titles. */
function passedOn(source: Source, input: Source, { url, error, message }: SourceFailure): SourceFailure {
  const [, ...rest] = message.args;
  return { sourceId: source.id, url, error: error === 'cancelled' || error === 'not-allowed' ? error : 'missing-input', message: say(message.text, `${source.title} ← ${input.title}`, ...rest) };
}

function leadsToItself(source: Source, known: ReadonlyMap<string, Source>): boolean {
  const seen = new Set<string>();
  const reaches = (derive: string | null): boolean => {
    const expression = derive === null ? null : parseDerivation(derive);
    if (!expression || 'mistake' in expression) return false;
    return inputIds(expression).some((id) => {
      if (id === source.id) return true;
      if (seen.has(id)) return false;
      seen.add(id);
      return reaches(known.get(id)?.derive ?? null);
    });
  };
  return reaches(source.derive);
}

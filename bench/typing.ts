import type { Briefing } from '../src/core/model/briefing';
import { applyEdits, type TextEdit } from '../src/core/model/textEdit';
import { parseBriefing, type ParseOptions } from '../src/core/parse/parseBriefing';
import { readAll, readBullet } from './readAll';
import { seededRandom, wholeNumber } from './seededRandom';
import { median, quantile } from './statistics';

/** The model of a text after some edits of the one before; offsets are those of the previous text, in ascending order. */
export type Update = (previous: Briefing, edits: readonly TextEdit[], options?: ParseOptions) => Briefing;

/** Milliseconds from a typed character to the answer. */
export interface Delay {
  readonly medianMs: number;
  readonly ninetyFifthMs: number;
  readonly longestMs: number;
  readonly characters: number;
}

export interface Typing {
  /** The update alone. */
  readonly update: Delay;
  /** The update and all of the bullet at the place. */
  readonly bullet: Delay;
  /** The update and all of the model. */
  readonly everything: Delay;
}

export interface TypingOptions {
  /** Characters typed and measured, each at another place; 200 where left out. */
  readonly characters?: number;
  readonly seed?: number;
  /** Time after which a measurement ends with the characters it has, ms; 20,000 where left out. */
  readonly limitMs?: number;
  readonly parse?: ParseOptions;
}

const WARM_UP_CHARACTERS = 20;
/** Mostly letters and digits; some change the structure: a line break, a marker, an opening of code. */
const KEYS = [...'etaoinshr0123456789 .,(日円増-#`\n'];

/**
 * Types characters at random places of a text, each on top of the result of the one before. What is read after an update is read in a
 * pass of its own, so that no pass gets work done by another. Throws where a model in the end differs from one read afresh.
 */
export function measureTyping(update: Update, text: string, options: TypingOptions = {}): Typing {
  return {
    update: typeThrough(update, text, options, () => undefined),
    bullet: typeThrough(update, text, options, (briefing, place) => {
      const bullet = briefing.bulletAt(place);
      if (bullet) readBullet(bullet);
    }),
    everything: typeThrough(update, text, options, readAll),
  };
}

function typeThrough(update: Update, text: string, options: TypingOptions, read: (briefing: Briefing, place: number) => unknown): Delay {
  const { characters = 200, seed = 1, limitMs = 20_000, parse = {} } = options;
  const random = seededRandom(seed);
  const samples: number[] = [];
  let briefing = parseBriefing(text, parse);
  let typed = text;
  const begin = performance.now();
  for (let count = -WARM_UP_CHARACTERS; count < characters && (samples.length === 0 || performance.now() - begin < limitMs); count++) {
    const place = wholeNumber(random, 0, typed.length);
    const edits = [{ range: { start: place, end: place }, text: KEYS[wholeNumber(random, 0, KEYS.length - 1)] ?? ' ' }];
    typed = applyEdits(typed, edits);
    const start = performance.now();
    briefing = update(briefing, edits, parse);
    read(briefing, place);
    if (count >= 0) samples.push(performance.now() - start);
  }
  expectAfresh(briefing, typed, parse);
  return { medianMs: median(samples), ninetyFifthMs: quantile(samples, 0.95), longestMs: Math.max(...samples), characters: samples.length };
}

function expectAfresh(briefing: Briefing, text: string, parse: ParseOptions): void {
  if (briefing.text !== text) throw new Error('The updated model has another text than was typed.');
  if (readAll(briefing) !== readAll(parseBriefing(text, parse))) throw new Error('The updated model differs from the model of the same text, read afresh.');
}

import type { FreshnessState } from '../checks/freshness';
import type { LinkState } from '../model/evidence';
import type { Severity } from '../model/finding';
import { say, type Message } from '../model/message';

export const SEVERITY_WORDS: Readonly<Record<Severity, Message>> = { error: say('Error'), warning: say('Warning'), info: say('Information'), hint: say('Hint') };

export const FRESHNESS_WORDS: Readonly<Record<FreshnessState, Message>> = {
  fresh: say('fresh'), dueSoon: say('due soon'), warn: say('stale (warning)'), error: say('stale (error)'), undated: say('undated'), vague: say('vague date'),
  invalid: say('impossible date'), future: say('future date'), optedOut: say('never ages'),
};

export const LINK_WORDS: Readonly<Record<LinkState, Message>> = {
  alive: say('alive'), moved: say('moved'), 'soft-dead': say('soft-dead'), refused: say('refused'), suspected: say('suspected'), dead: say('dead'), 'not-checked': say('not checked'),
};

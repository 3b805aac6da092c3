import { say, type Message } from '../model/message';
import { asOfText, isFailure } from '../model/observation';
import { CONTROLS } from './fault';
import type { Headlines, SourceTest, TestExchange, TestReply } from './testSource';

type Speak = (message: Message) => string;

/** So many headlines are shown. */
const HEADLINES = 10;

/** What a test of a source found, as Markdown that reads well as it stands: the value or why there is none, then each request with its reply. */
export function sourceTestReport(test: SourceTest, speak: Speak): string {
  const { source, exchanges } = test;
  const parts = [`# ${source.title} (${source.id})`, ...aboutSource(test, speak), resultText(test, speak), ...exchanges.map((exchange) => exchangeText(exchange, speak))];
  if (exchanges.length === 0) parts.push(speak(say('No request was made.')));
  return `${parts.join('\n\n')}\n`;
}

function aboutSource({ source }: SourceTest, speak: Speak): string[] {
  const terms = source.terms && `${speak({ text: source.terms.text, args: [] })} <${source.terms.url}>`;
  const lines = [
    source.derive !== null ? speak(say('Derived: {0}', source.derive)) : null,
    source.enabled ? null : speak(say('This source is off: it is bound to nothing until `.briefing.yml` turns it on.')),
    terms && speak(say('Terms: {0}', terms)),
    source.terms?.credit ? speak(say('Credit: {0}', source.terms.credit)) : null,
  ].filter((line) => line !== null && line !== '');
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}

function exchangeText({ url, headers, took, error, reply }: TestExchange, speak: Speak): string {
  const lines = [
    speak(say('Headers: {0}', headers.length === 0 ? '–' : headers.join(', '))),
    ...(reply ? replyLines(reply, url, speak) : [speak(say('No reply: {0}', error ?? '–'))]),
    speak(say('Time: {0} ms', took)),
  ];
  const excerpt = reply?.excerpt ?? null;
  return [`## GET ${url}`, lines.map((line) => `- ${line}`).join('\n'), ...(excerpt === null ? [] : [fenced(excerpt)])].join('\n\n');
}

function replyLines({ status, finalUrl, contentType, bytes, excerpt }: TestReply, url: string, speak: Speak): string[] {
  return [
    speak(say('Status: {0}', status)),
    ...(finalUrl === url ? [] : [speak(say('Final address: {0}', finalUrl))]),
    speak(say('Type: {0}', contentType ?? '–')),
    speak(say('Size: {0} bytes', bytes)),
    ...(excerpt === null && bytes > 0 ? [speak(say('The reply is not text.'))] : []),
  ];
}

function resultText({ source, result }: SourceTest, speak: Speak): string {
  if ('headlines' in result) return headlinesText(result, speak);
  if (isFailure(result)) return [`## ${speak(say('No value: {0}', result.error))}`, speak(result.message)].join('\n\n');
  const lines = [
    speak(say('As of: {0}', asOfText(result) ?? speak(say('the reply does not say, so no date is written')))),
    ...(source.publisher === null ? [] : [speak(say('Publisher: {0}', source.publisher))]),
  ];
  return [`## ${speak(say('Value: {0}', `${result.value}${source.unit === null ? '' : ` ${source.unit}`}`))}`, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

function headlinesText({ headlines }: Headlines, speak: Speak): string {
  const shown = headlines.slice(0, HEADLINES).map(({ title, publisher, published }) => `- ${[published?.day ?? '–', title, publisher].filter((part) => part !== null).join(', ').replace(CONTROLS, '\uFFFD')}`);
  return [`## ${speak(say('Headlines: {0}', headlines.length))}`, ...(shown.length > 0 ? [shown.join('\n')] : [])].join('\n\n');
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

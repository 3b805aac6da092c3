import assert from 'node:assert/strict';
import fc from 'fast-check';
import { render } from '../../src/core/model/message';
import { HttpError, type HttpResponse } from '../../src/core/ports';
import { excerpt } from '../../src/core/sources/fault';
import { fetchSources } from '../../src/core/sources/fetchAll';
import { redactor } from '../../src/core/sources/redactor';
import { answer, Fake, REST, secretsOf } from '../support/fetching';
import { sourceOf } from '../support/sources';

const lowerPercent = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const allPercent = (text: string): string => [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Every way in which servers, libraries and messages write what they were sent. */
const WRITTEN: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'encoded as in a URL': encodeURIComponent,
  'encoded as by the URL class': (secret) => new URL(`https://x.example/?k=${encodeURIComponent(secret)}`).search.slice(3),
  'encoded as in a form': (secret) => new URLSearchParams({ k: secret }).toString().slice(2),
  'encoded in lower case': (secret) => lowerPercent(encodeURIComponent(secret)),
  'encoded byte by byte': allPercent,
  'encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'encoded three times': (secret) => encodeURIComponent(encodeURIComponent(encodeURIComponent(secret))),
  'as in JSON': (secret) => JSON.stringify(secret).slice(1, -1),
  'as in JSON, escaped further': (secret) => secret.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'as in HTML': (secret) => secret.replace(/[&<>"']/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[letter] ?? letter),
  'in capitals': (secret) => secret.toUpperCase(),
  'with its blanks made one': (secret) => secret.replace(/\s+/g, ' '),
};

/** A secret as they are: of any characters that a header may carry. Long enough that it is not part of the sentence around it. */
const secretText = fc.string({ unit: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...'abcXYZ0129') }, { weight: 3, arbitrary: fc.constantFrom(...' +/=&?#%"\'\\<>()[]{}.*^$|!~:;,@-_') }, { weight: 1, arbitrary: fc.constantFrom('円', 'é', '🔑') }), minLength: 8, maxLength: 40 })
  .filter((text) => text.trim() === text && text.replace(/\s/g, '').length >= 8);

/** Neither the secret nor a piece of it that says something. */
function assertHidden(text: string, secret: string): void {
  for (const [how, write] of Object.entries(WRITTEN)) assert.ok(!text.includes(write(secret)), `${how}: ${secret} in ${text}`);
}

describe('secrets in what a person reads', () => {
  for (const [how, write] of Object.entries(WRITTEN)) {
    it(`are hidden where they are written ${how}`, () => {
      fc.assert(fc.property(secretText, fc.constantFrom('', 'before ', 'k=', '"'), fc.constantFrom('', ' after', '&x=1', '"'), (secret, before, after) => {
        // A blank beside it may go with one that it begins or ends with.
        const apart = (text: string): string => text.replace(/\s*\*{3}\s*/, '***');
        assert.equal(apart(redactor([secret])(`${before}${write(secret)}${after}`)), apart(`${before}***${after}`));
      }), { numRuns: 300 });
    });
  }

  it('are hidden where an excerpt cuts them off, but for three characters', () => {
    fc.assert(fc.property(secretText, fc.constantFrom(...Object.values(WRITTEN)), fc.nat(60), (secret, write, before) => {
      const shown = redactor([secret])(excerpt(`${'.'.repeat(before)}${write(secret)} and more`, 40));
      // Four characters that are not those of the sentence around them.
      const piece = write(Array.from(secret).slice(0, 4).join(''));
      if (Array.from(piece).length >= 4 && !/^[.…* ]+|and more|\s{2}|\s$/.test(piece)) assert.ok(!shown.includes(piece), `“${piece}” of ${secret} in ${shown}`);
    }), { numRuns: 300 });
  });

  it('are hidden one inside the other, and whatever they are made of', () => {
    assert.equal(redactor(['key', 'key-and-more'])('x key-and-more y key z'), 'x *** y *** z');
    assert.equal(redactor(['.*'])('all of it .*'), 'all of it ***');
    assert.equal(redactor(['', '  '])('nothing'), 'nothing');
    const long = 'a1b2C3d4'.repeat(2_000);
    assert.equal(redactor([long])(`<${long}>`), '<***>');
    assert.equal(redactor([long])(excerpt(long, 120)), '***…');
  });

  it('take no longer than the text is long', () => {
    const redact = redactor(['%%%%%%%%%%%%', 'aaaaaaaaaaaaaaaaaaaaab', '     x     x     ']);
    for (const text of ['%25'.repeat(5_000), 'a'.repeat(20_000), '…'.repeat(20_000), ' '.repeat(20_000), '%2525252525'.repeat(2_000), '&'.repeat(20_000)]) redact(text);
  }).timeout(2_000);

  const replies: Readonly<Record<string, (said: string) => HttpResponse>> = {
    'a text': (said) => answer(said), 'a page': (said) => answer(`<html>${said}`), 'an error': (said) => answer(said, { status: 500 }),
    'a value that is none': (said) => answer(JSON.stringify({ v: said, d: '2026-11-20' })), 'a date that is none': (said) => answer(JSON.stringify({ v: 1, d: said })), 'a value': () => answer('{"v":1,"d":"2026-11-20"}'),
    'no reply': (said) => { throw new HttpError('redirect', said, `led to https://other.example/?k=${said}`); },
  };

  it('stand in no failure, no observation and no message, whatever the server does with them', async () => {
    await fc.assert(fc.asyncProperty(secretText, secretText, fc.constantFrom(...Object.values(WRITTEN)), fc.constantFrom(...Object.values(replies)), async (key, token, write, respond) => {
      const source = sourceOf({ id: 's', title: 'a source', request: { url: 'https://feed.example/${secret:KEY}/x?k=${secret:KEY}', headers: { Authorization: 'Bearer ${secret:TOKEN}' }, fallbacks: ['https://feed.example/?t=${secret:TOKEN}'] } });
      const http = new Fake(() => respond(`${write(key)} ${write(token)}`));
      const [result] = await fetchSources([source], { ...REST, http, secrets: secretsOf({ KEY: key, TOKEN: token }, ['feed.example']) }, { concurrency: 4, perHost: 2 });
      assert.ok(result && http.requests.length > 0);
      const said = [JSON.stringify(result), result.url, 'message' in result ? render(result.message) : ''].join('\n');
      assertHidden(said, key);
      assertHidden(said, token);
    }), { numRuns: 300 });
  });
});

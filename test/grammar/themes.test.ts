import assert from 'node:assert/strict';
import { contrast, readTheme } from '../support/themes';
import { withReader } from './suite';

const THEMES = ['2026-dark.json', '2026-light.json', 'dark_modern.json', 'light_modern.json', 'dark_plus.json', 'light_plus.json', 'hc_black.json', 'hc_light.json'];

/** A line, and what of it must not look like plain text. */
const painted: readonly (readonly [line: string, ...parts: string[]])[] = [
  ...['REALTIME', 'DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL', 'HOURLY'].map((name) => [`- [${name}] plain`, `[${name}]`] as const),
  ['- [DAILY] Copper: plain $9,412 (Jan 7, 2026, Harbor Wire  - revised).', '[DAILY]', 'Copper', ' $9,412', 'Jan 7, 2026', 'Harbor Wire', '- revised'],
  ['- [DAILY] plain (recent, Ada Lindqvist [post:540])', 'recent', '[post:540]'],
  ['- [DAILY] plain (Jan 7, 2026, https://example.org/x)', 'https://example.org/x'],
  ['- Ore flows - https://example.org/ore', 'Ore flows', 'https://example.org/ore'],
  ['- [DAILY] plain [cite: 7]', '[cite: 7]'],
];

describe('Grammar: themes', () => {
  const reader = withReader();
  for (const file of THEMES) {
    it(`${file}: every part stands out, and is readable`, () => {
      const theme = readTheme(file);
      reader().useTheme(theme.raw);
      for (const [line, ...parts] of painted) {
        const colors = reader().colors(line);
        assert.equal(colors.find((one) => one.text.includes('plain'))?.color ?? theme.foreground.toLowerCase(), theme.foreground.toLowerCase());
        for (const part of parts) {
          const color = colors.find((one) => one.text === part || one.text === part.trim())?.color ?? assert.fail(`${part}: no token of its own`);
          assert.notEqual(color, theme.foreground.toLowerCase(), part);
          assert.ok(contrast(color, theme.background) >= 4.5, `${part}: ${color} on ${theme.background}`);
        }
      }
    });

    it(`${file}: date, vague date, publisher and note of a citation differ from one another`, () => {
      reader().useTheme(readTheme(file).raw);
      const exact = reader().colors('- [DAILY] plain (Jan 7, 2026, Harbor Wire  - revised)');
      const vague = reader().colors('- [DAILY] plain (recent, Harbor Wire)');
      const colors = [['Jan 7, 2026', exact], ['Harbor Wire', exact], ['- revised', exact], ['recent', vague]] as const;
      assert.equal(new Set(colors.map(([text, list]) => list.find((one) => one.text === text)?.color)).size, 4);
    });
  }
});

import fs from 'node:fs';
import path from 'node:path';
import type { IRawTheme } from 'vscode-textmate';
import { THEMES } from './textmate';

interface ThemeFile {
  readonly include?: string;
  readonly colors?: Readonly<Record<string, string>>;
  readonly tokenColors?: IRawTheme['settings'];
}

export interface EditorTheme {
  readonly raw: IRawTheme;
  readonly foreground: string;
  readonly background: string;
}

/** What VS Code takes for the editor where a theme leaves it out. */
const DEFAULTS: Readonly<Record<string, readonly [foreground: string, background: string]>> = { 'hc_light.json': ['#292929', '#FFFFFF'] };

/** A theme of VS Code with those that it includes, its rules in the order in which they count. */
export function readTheme(file: string): EditorTheme {
  const [foreground = '#BBBBBB', background = '#1E1E1E'] = DEFAULTS[file] ?? [];
  const { colors, rules } = collect(file);
  const plain = { foreground: colors['editor.foreground'] ?? foreground, background: colors['editor.background'] ?? background };
  return { ...plain, raw: { settings: [{ settings: plain }, ...rules] } };
}

function collect(file: string): { colors: Record<string, string>; rules: IRawTheme['settings'] } {
  const theme = JSON.parse(fs.readFileSync(path.join(THEMES, file), 'utf8')) as ThemeFile;
  const base = theme.include === undefined ? { colors: {}, rules: [] } : collect(path.basename(theme.include));
  return { colors: { ...base.colors, ...theme.colors }, rules: [...base.rules, ...(theme.tokenColors ?? [])] };
}

/** Contrast ratio of two `#rrggbb` colours (WCAG 2). */
export function contrast(left: string, right: string): number {
  const [light = 1, dark = 0] = [luminance(left), luminance(right)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import * as vscode from 'vscode';
import { DATE_FORMATS, EXTRACT_FORMATS, type DateFormat, type ExtractFormat, type Extraction } from '../../core/config/configuration';
import { UNSTATED_EXTRACTION } from '../../core/config/sourceDefaults';
import type { Suggestion } from '../../core/sources/suggest/suggestion';

/** What was looked through, for the titles of the questions. */
export interface Looked {
  readonly host: string;
  readonly format: ExtractFormat;
  readonly suggestions: readonly Suggestion[];
}

interface ValueItem extends vscode.QuickPickItem {
  readonly suggestion?: Suggestion;
  readonly action?: 'write' | 'show';
}

const MOST_SHOWN = 300;

/** Asks which value is meant, by choosing one or by an expression, and where its date stands. `show` opens the reply. Undefined where the user gave up. */
export async function askExtraction(looked: Looked, show: () => Promise<void>): Promise<Extraction | undefined> {
  const items: ValueItem[] = [
    ...looked.suggestions.slice(0, MOST_SHOWN).map((suggestion): ValueItem => ({
      label: suggestion.value, description: suggestion.date ?? vscode.l10n.t('no date'), detail: [suggestion.extract.value, suggestion.context].filter((text) => text).join(' · '), suggestion,
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(edit) ${vscode.l10n.t('Write an Expression…')}`, action: 'write', alwaysShow: true },
    { label: `$(go-to-file) ${vscode.l10n.t('Show the Reply')}`, action: 'show', alwaysShow: true },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Add Source: Value ({0}, {1})', looked.host, looked.format), matchOnDescription: true, matchOnDetail: true,
    placeHolder: looked.suggestions.length > 0 ? vscode.l10n.t('Which value feeds the bullet? The likeliest stands first.') : vscode.l10n.t('No value was found by itself; write an expression.'),
  });
  if (chosen?.action === 'show') return void (await show());
  if (chosen?.action === 'write') return writeExtraction(looked.format);
  return chosen?.suggestion && dated(chosen.suggestion);
}

/** The suggestion with a date that is sure: asked for where its form can be read in several ways, or where none was found. */
async function dated({ extract, date, dateFormats }: Suggestion): Promise<Extraction | undefined> {
  if (date === null) return askDate(extract);
  if (dateFormats.length === 1) return extract;
  const items = dateFormats.map((format) => ({ label: format, format }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Add Source: Date'), placeHolder: vscode.l10n.t('How is “{0}” to be read?', date) });
  return chosen && { ...extract, dateFormat: chosen.format };
}

async function askDate(extract: Extraction): Promise<Extraction | undefined> {
  const none = vscode.l10n.t('The reply does not say of when the value is');
  const write = `$(edit) ${vscode.l10n.t('Write where the date stands…')}`;
  const chosen = await vscode.window.showQuickPick(
    [{ label: write }, { label: none, detail: vscode.l10n.t('The citation keeps its date, and a bullet with one is held.') }],
    { title: vscode.l10n.t('Add Source: Date'), placeHolder: vscode.l10n.t('No date was found for the value.') });
  if (chosen?.label === none) return { ...extract, date: ['none'] };
  return chosen && withDate(extract);
}

async function withDate(extract: Extraction): Promise<Extraction | undefined> {
  const date = await askText(vscode.l10n.t('Add Source: Date'), placeOf(extract.format), '');
  if (date === undefined) return undefined;
  const dateFormat = await vscode.window.showQuickPick(DATE_FORMATS.map((format) => ({ label: format, format })), { title: vscode.l10n.t('Add Source: Date'), placeHolder: vscode.l10n.t('How is the date written?') });
  return dateFormat && { ...extract, date: [date], dateFormat: dateFormat.format satisfies DateFormat };
}

async function writeExtraction(suggested: ExtractFormat): Promise<Extraction | undefined> {
  const formats = [suggested, ...EXTRACT_FORMATS.filter((format) => format !== suggested)].map((format) => ({ label: format, format }));
  const format = (await vscode.window.showQuickPick(formats, { title: vscode.l10n.t('Add Source: Format'), placeHolder: vscode.l10n.t('How is the reply to be read?') }))?.format;
  if (format === undefined) return undefined;
  if (format === 'text') return writePattern();
  const value = await askText(vscode.l10n.t('Add Source: Value'), placeOf(format), '');
  return value === undefined ? undefined : withDate({ ...UNSTATED_EXTRACTION, format, value });
}

async function writePattern(): Promise<Extraction | undefined> {
  const pattern = await askText(vscode.l10n.t('Add Source: Pattern'), vscode.l10n.t('A regular expression with the groups value and date'), '(?P<date>\\d{4}-\\d{2}-\\d{2}).*?(?P<value>[\\d.,]+)');
  if (pattern === undefined) return undefined;
  const dateFormat = await vscode.window.showQuickPick(DATE_FORMATS.map((format) => ({ label: format, format })), { title: vscode.l10n.t('Add Source: Date'), placeHolder: vscode.l10n.t('How is the date written?') });
  return dateFormat && { ...UNSTATED_EXTRACTION, format: 'text', pattern, dateFormat: dateFormat.format };
}

function placeOf(format: ExtractFormat): string {
  if (format === 'json' || format === 'xml') return vscode.l10n.t('A JSONPath, for example $.rates.JPY');
  if (format === 'html') return vscode.l10n.t('A CSS selector, for example td.close, or time@datetime for an attribute');
  return vscode.l10n.t('The name of a column, or #2 for the second');
}

async function askText(title: string, prompt: string, value: string): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true, validateInput: (written) => (written.trim() === '' ? prompt : null) });
  return text?.trim();
}

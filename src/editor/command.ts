import * as vscode from 'vscode';
import type { Desk } from './desk';

/** Shows Problems; the better known command toggles, and would hide what was just asked for. */
export const PROBLEMS_VIEW = 'workbench.panel.markers.view.focus';

/** One command of the palette. What it throws is said to the user and written to the log. */
export interface Command {
  readonly id: string;
  /** `argument` is what the caller of `executeCommand` gave, or a menu: nothing is known of it, and the palette gives none. */
  run(desk: Desk, argument?: unknown): Promise<void>;
}

/** A command whose bundle is loaded when it is first run. */
export const onFirstUse = (id: string, load: () => Promise<Command>): Command => ({ id, run: async (desk, argument) => (await load()).run(desk, argument) });

/** Registers commands; a duplicate id throws. */
export function registerCommands(desk: Desk, commands: readonly Command[]): vscode.Disposable {
  const ids = commands.map((command) => command.id);
  const duplicate = ids.find((id, index) => ids.indexOf(id) !== index);
  if (duplicate) throw new Error(`The command ${duplicate} is listed twice.`);
  return vscode.Disposable.from(...commands.map((command) => vscode.commands.registerCommand(command.id, (argument: unknown) => guarded(desk.log, command.id, () => command.run(desk, argument)))));
}

/** Runs what a user asked for; what it throws is said to the user and written to the log. */
export async function guarded(log: vscode.LogOutputChannel, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    log.error(`${what}: ${error instanceof Error ? (error.stack ?? text) : text}`);
    void vscode.window.showErrorMessage(vscode.l10n.t('Briefing: {0}', text));
  }
}

import * as vscode from 'vscode';
import type { Desk } from './desk';

/** One command of the palette. What it throws is said to the user and written to the log. */
export interface Command {
  readonly id: string;
  run(desk: Desk): Promise<void>;
}

/** Registers commands; a duplicate id throws. */
export function registerCommands(desk: Desk, commands: readonly Command[]): vscode.Disposable {
  const ids = commands.map((command) => command.id);
  const duplicate = ids.find((id, index) => ids.indexOf(id) !== index);
  if (duplicate) throw new Error(`The command ${duplicate} is listed twice.`);
  return vscode.Disposable.from(...commands.map((command) => vscode.commands.registerCommand(command.id, () => guarded(desk, command))));
}

async function guarded(desk: Desk, command: Command): Promise<void> {
  try {
    await command.run(desk);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    desk.log.error(`${command.id}: ${error instanceof Error ? (error.stack ?? text) : text}`);
    void vscode.window.showErrorMessage(vscode.l10n.t('Briefing: {0}', text));
  }
}

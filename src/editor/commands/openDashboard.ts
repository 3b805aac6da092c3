import * as vscode from 'vscode';
import type { Command } from '../command';

export const openDashboard: Command = {
  id: 'briefing.openDashboard',
  run: async () => void (await vscode.commands.executeCommand('briefing.dashboard.focus')),
};

export const openDashboardToSide: Command = {
  id: 'briefing.openDashboardToSide',
  run: (desk) => desk.dashboard.openToSide(),
};

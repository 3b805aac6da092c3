import type * as vscode from 'vscode';

/** The last part of the path, the extension included; empty where the path ends with a slash. */
export const fileNameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

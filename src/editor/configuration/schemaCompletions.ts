import * as vscode from 'vscode';
import { isConfigurationFile } from '../services/configurationStore';

/** Whether the YAML extension completes this file and explains its keys by our JSON Schema: it would all be there twice. */
export const hasSchemaCompletions = ({ uri }: vscode.TextDocument): boolean => isConfigurationFile(uri) && vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined;

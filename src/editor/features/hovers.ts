import * as vscode from 'vscode';
import type { Desk } from '../desk';

/** Hovers over the bound figures and labels of briefings; what they say is loaded with the first one. */
export function registerHovers(desk: Desk): vscode.Disposable {
  return vscode.languages.registerHoverProvider({ language: 'markdown' }, {
    async provideHover(document, position, token) {
      const review = desk.reviews.get(document.uri) && (await desk.reviews.current(document));
      // A review of an earlier text would speak of another place.
      if (!review || token.isCancellationRequested || review.version !== document.version) return null;
      return (await import('../observing')).observationHover(desk, review, document.offsetAt(position));
    },
  });
}

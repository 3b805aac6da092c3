import assert from 'node:assert/strict';
import { HttpError, type HttpErrorKind, type HttpRequest } from '../../src/core/ports';

/** A request with small limits. */
export const ask = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET', url, headers: {}, timeoutMs: 2_000, maxBytes: 1_000_000, maxRedirects: 5, ...more,
});

/** For `assert.rejects`: an `HttpError` of a kind whose detail fits. */
export const fails = (kind: HttpErrorKind, pattern = /./) => (error: unknown): boolean => {
  assert.ok(error instanceof HttpError, String(error));
  assert.equal(error.kind, kind, error.message);
  assert.match(error.detail, pattern);
  return true;
};

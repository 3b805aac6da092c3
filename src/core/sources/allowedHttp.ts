import { HttpError, type HttpClient, type HttpRequest, type HttpResponse } from '../ports';
import { hostOf } from './hostQueue';

/** Lets a request pass only where its host is allowed; another one is rejected as `not-allowed`, unsent. Redirects are the business of the client behind it. */
export class AllowedHttp implements HttpClient {
  constructor(
    private readonly http: HttpClient,
    private readonly isAllowed: (host: string, signal: AbortSignal | undefined) => boolean | Promise<boolean>,
  ) {}

  async send(request: HttpRequest): Promise<HttpResponse> {
    const host = hostOf(request.url);
    // An address without a host leads nowhere, and the client says so.
    if (host === '' || (await this.isAllowed(host, request.signal))) return this.http.send(request);
    throw new HttpError('not-allowed', request.url, host);
  }
}

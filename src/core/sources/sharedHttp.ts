import type { HttpClient, HttpRequest, HttpResponse } from '../ports';

/** Sends every distinct request once for as long as this object lives; equal ones get the same reply, or the same error. */
export class SharedHttp implements HttpClient {
  readonly #replies = new Map<string, Promise<HttpResponse>>();

  constructor(private readonly http: HttpClient) {}

  send(request: HttpRequest): Promise<HttpResponse> {
    const key = JSON.stringify([request.method, request.url, Object.entries(request.headers).sort()]);
    const known = this.#replies.get(key);
    if (known) return known;
    const reply = this.http.send(request);
    this.#replies.set(key, reply);
    return reply;
  }
}

import { HttpError, type Clock, type HttpClient, type HttpRequest, type HttpResponse } from '../ports';

/** One request with what came of it: a reply, or the reason why there is none. */
export interface RecordedExchange {
  readonly request: HttpRequest;
  readonly reply: HttpResponse | null;
  readonly error: HttpError | null;
  /** Milliseconds from the request to the end of the reply. */
  readonly took: number;
}

/** Passes requests on and keeps what was asked and answered, in the order of the answers. */
export class RecordingHttp implements HttpClient {
  readonly exchanges: RecordedExchange[] = [];

  constructor(
    private readonly http: HttpClient,
    private readonly clock: Clock,
  ) {}

  async send(request: HttpRequest): Promise<HttpResponse> {
    const start = this.clock.now();
    const keep = (reply: HttpResponse | null, error: HttpError | null): void => void this.exchanges.push({ request, reply, error, took: this.clock.now() - start });
    try {
      const reply = await this.http.send(request);
      keep(reply, null);
      return reply;
    } catch (error) {
      keep(null, HttpError.of(error, request.url));
      throw error;
    }
  }
}

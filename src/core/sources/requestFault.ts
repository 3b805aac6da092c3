import type { HttpError } from '../ports';
import { fault, type Fault } from './fault';

/** What to tell where no reply came. */
export function requestFault(error: HttpError, timeoutMs: number): Fault {
  switch (error.kind) {
    case 'timeout':
      if (error.isTransient) return fault('timeout', '{0}: no connection to {1} within {2} s. Try again, or check the address and your connection.', timeoutMs / 1000);
      return fault('timeout', '{0}: {1} gave no complete reply within {2} s. Try again, or raise `timeout` under `network`.', timeoutMs / 1000);
    case 'dns':
      return fault('dns', '{0}: the host of {1} cannot be found ({2}). Check the address and your connection.', error.detail);
    case 'connection':
      if (error.isTransient) return fault('connection', '{0}: the connection to {1} broke off ({2}). Try again later.', error.detail);
      return fault('connection', '{0}: no connection to {1} ({2}). Check the address and your connection.', error.detail);
    case 'tls':
      return fault('tls', '{0}: the certificate or encryption of {1} cannot be trusted ({2}). Check the address, or the proxy in between.', error.detail);
    case 'redirect':
      return fault('redirect', '{0}: the redirects of {1} cannot be followed ({2}). Write the final address into the source.', error.detail);
    case 'private-host':
      return fault('private-host', '{0}: {1} leads into a private network. Your own setting `briefing.network.allowPrivateHosts` (or `--allow-private-hosts`) permits such requests.');
    case 'not-allowed':
      return fault('not-allowed', '{0}: {1} was not asked, since requests to {2} are not allowed in this workspace yet. Refresh it and choose “Allow” when you are asked.', error.detail);
    case 'bad-url':
      return fault('bad-url', '{0}: {1} cannot be requested ({2}). Correct `url` in its request.', error.detail);
    case 'cancelled':
      return cancelledFault;
  }
}

export const cancelledFault: Fault = fault('cancelled', '{0}: the request to {1} was cancelled.');

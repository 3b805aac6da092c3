import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { isPrivateAddress, PrivateHostError } from './privateHosts';

/** How axios sends a request that it has made ready. */
export interface Transport {
  request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest;
}

/**
 * Sends through connections that are shared with others, as all extensions of an editor share one pool: a connection to a private address that
 * somebody else has opened is not used, since no look-up was made for it that could refuse.
 */
export function guardedTransport(url: URL): Transport {
  return {
    request(options, onResponse) {
      const request = (url.protocol === 'https:' ? https : http).request(options, onResponse);
      let isDirect = true;
      // The editor's own agent tells so which way a request goes. A proxy may well be private.
      request.on('proxy', ({ proxy }: { readonly proxy?: string }) => (isDirect = proxy === undefined || proxy === 'DIRECT'));
      // Nothing has been sent when the connection is assigned.
      request.once('socket', (socket: Socket) => {
        const address = socket.remoteAddress;
        if (request.reusedSocket && isDirect && address !== undefined && isPrivateAddress(address)) request.destroy(new PrivateHostError(url.hostname, address));
      });
      return request;
    },
  };
}

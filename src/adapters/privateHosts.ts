import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** How names are resolved; `dns.lookup` of Node, or a stand-in in tests. */
export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Refuses to connect: the address is not one of the public internet. */
export class PrivateHostError extends Error {
  constructor(host: string, address: string) {
    const which = host === address ? host : `${host} (${address})`;
    super(`${which} is in a private, loopback or reserved network; the user setting briefing.network.allowPrivateHosts (or --allow-private-hosts) permits it`);
    this.name = 'PrivateHostError';
  }
}

// IANA special-purpose registries: whatever is not globally reachable, and multicast.
const PRIVATE_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
];
const PRIVATE_IPV6: readonly (readonly [string, number])[] = [
  ['::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 32], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
];

const blocked = buildBlockList();

function buildBlockList(): BlockList {
  const list = new BlockList();
  for (const [network, bits] of PRIVATE_IPV4) {
    list.addSubnet(network, bits, 'ipv4');
    // The same networks behind an IPv4-mapped address and behind NAT64, which reach the same machine.
    list.addSubnet(`::ffff:${network}`, 96 + bits, 'ipv6');
    list.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
  }
  for (const [network, bits] of PRIVATE_IPV6) list.addSubnet(network, bits, 'ipv6');
  return list;
}

/** Whether an IP address (no brackets) is one that only the user may allow. A zone (`fe80::1%eth0`) makes it local in any case. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return address.includes('%') || blocked.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether the host of a URL says without a look-up that it is private: an address, or a name below `localhost`. */
export function isPrivateHostname(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
  return host === 'localhost' || host.endsWith('.localhost') || isPrivateAddress(host);
}

/**
 * A `lookup` for a request to `target` that gives public addresses only and fails with `PrivateHostError` where there are none.
 * Any other name that is asked for is the proxy of the user's own environment, which may well be private.
 */
export function publicLookup(target: string, resolve: Resolve = systemLookup) {
  return (hostname: string, options: LookupOptions, callback: (error: Error | null, addresses: LookupAddress[]) => void): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const allowed = hostname === target ? addresses.filter((entry) => !isPrivateAddress(entry.address)) : addresses;
      const first = addresses[0];
      if (allowed.length === 0 && first) return callback(new PrivateHostError(hostname, first.address), []);
      callback(null, allowed);
    });
  };
}

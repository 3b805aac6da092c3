import assert from 'node:assert/strict';
import { isPrivateAddress, isPrivateHostname, publicLookup, type Resolve } from '../../src/adapters/privateHosts';

describe('private hosts', () => {
  const edges: readonly (readonly [string, boolean])[] = [
    ['9.255.255.255', false], ['10.0.0.0', true], ['10.255.255.255', true], ['11.0.0.0', false],
    ['100.63.255.255', false], ['100.64.0.0', true], ['100.127.255.255', true], ['100.128.0.0', false],
    ['126.255.255.255', false], ['127.0.0.1', true], ['128.0.0.0', false],
    ['169.253.255.255', false], ['169.254.0.1', true], ['172.15.255.255', false], ['172.16.0.0', true], ['172.31.255.255', true], ['172.32.0.0', false],
    ['192.167.255.255', false], ['192.168.0.0', true], ['223.255.255.255', false], ['224.0.0.0', true], ['255.255.255.255', true], ['0.1.2.3', true],
    ['8.8.8.8', false], ['::', true], ['::1', true], ['::ffff:8.8.8.8', false], ['::ffff:192.168.0.1', true], ['64:ff9b::808:808', false], ['64:ff9b::7f00:1', true],
    ['2606:4700::1', false], ['fc00::', true], ['fdff::1', true], ['fe80::1', true], ['fe80::1%eth0', true], ['ff02::1', true], ['2001:4860::8888', false], ['not an address', false],
  ];
  for (const [address, expected] of edges) {
    it(`${address} is ${expected ? 'private' : 'public'}`, () => assert.equal(isPrivateAddress(address), expected));
  }

  it('knows names below localhost', () => {
    for (const name of ['localhost', 'LOCALHOST', 'localhost.', 'api.localhost', '[::1]']) assert.equal(isPrivateHostname(name), true, name);
    for (const name of ['localhost.example.org', 'notlocalhost', 'example.org']) assert.equal(isPrivateHostname(name), false, name);
  });

  it('leaves only the public addresses of a name', () => {
    const resolve: Resolve = (_host, _options, done) => done(null, [{ address: '10.0.0.1', family: 4 }, { address: '8.8.8.8', family: 4 }]);
    publicLookup('mixed.example', resolve)('mixed.example', {}, (error, addresses) => {
      assert.equal(error, null);
      assert.deepEqual(addresses, [{ address: '8.8.8.8', family: 4 }]);
    });
  });

  it('lets the proxy of the environment be private', () => {
    const resolve: Resolve = (_host, _options, done) => done(null, [{ address: '10.0.0.1', family: 4 }]);
    publicLookup('target.example', resolve)('proxy.corp', {}, (error, addresses) => {
      assert.equal(error, null);
      assert.equal(addresses.length, 1);
    });
  });
});

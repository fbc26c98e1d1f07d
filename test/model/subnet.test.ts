import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, parseCidr, subnetFinder } from '../../src/model/subnet.ts';

const named = [
  { cidr: '10.0.0.0/8', name: 'all sites' },
  { cidr: '10.99.0.0/16', name: 'VPN pool' },
  { cidr: '2001:db8::/32', name: 'branch' },
];

describe('subnetFinder', () => {
  it.each([
    ['192.0.2.17', '192.0.2.0/24'],
    ['::ffff:192.0.2.17', '192.0.2.0/24'],
    ['[::ffff:c000:211]', '192.0.2.0/24'],
    ['10.99.7.1', 'VPN pool'],
    ['10.98.7.1', 'all sites'],
    ['::ffff:10.99.7.1', 'VPN pool'],
    ['2001:db8:1:2:3:4:5:6', 'branch'],
    ['2001:db9:1:2:3:4:5:6', '2001:db9:1:2::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
  ])('%s: %s', (address, subnet) => {
    expect(subnetFinder(named)(address)).toBe(subnet);
  });

  it.each([
    '',
    '-',
    'localhost',
    '1.2.3',
    '1.2.3.256',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7',
  ])('%j is no address', (text) => {
    expect(subnetFinder(named)(text)).toBeUndefined();
  });

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/x', '::/129', '1/2/3'])(
    '%j is no subnet',
    (cidr) => {
      expect(parseCidr(cidr)).toBeUndefined();
    },
  );

  it('agrees with node:net about who belongs to a subnet', () => {
    const subnet = fc.oneof(
      fc.tuple(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), fc.constant('ipv4' as const)),
      fc.tuple(
        fc.ipV6(),
        fc.ipV6(),
        fc.integer({ min: 0, max: 128 }),
        fc.constant('ipv6' as const),
      ),
    );
    fc.assert(
      fc.property(subnet, ([net, address, prefix, family]) => {
        if (
          family === 'ipv6' &&
          (parseAddress(net)?.bits !== 128 || parseAddress(address)?.bits !== 128)
        )
          return;
        const list = new BlockList();
        list.addSubnet(net, prefix, family);
        const name = subnetFinder([{ cidr: `${net}/${prefix}`, name: 'it' }])(address);
        expect(name === 'it').toBe(list.check(address, family));
      }),
    );
  });

  it('puts an address and its subnet together', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const subnet = subnetFinder([])(address) ?? '';
        expect(subnetFinder([{ cidr: subnet, name: 'it' }])(address)).toBe('it');
      }),
    );
  });
});

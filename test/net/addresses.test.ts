import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { guardLookup, isPublicAddress } from '../../src/net/addresses.ts';

const closed = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fe80::1%eth0',
  'fd00:ec2::254',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:a9fe:a9fe',
  '64:ff9b::10.0.0.1',
  '::127.0.0.1',
  '2001:0:1::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
  '',
];
const open = [
  '1.1.1.1',
  '100.128.0.1',
  '172.32.0.1',
  '192.169.0.1',
  '223.255.255.255',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
];

describe('addresses', () => {
  it.each(closed)('%s is not on the open internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(open)('%s is on the open internet', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('the guarded look-up', () => {
  const answer = (addresses: string[]) => {
    const lookup: LookupFunction = (_host, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    return new Promise((resolve, reject) => {
      guardLookup(lookup)('pictures.example', { all: true }, (error, found) =>
        error ? reject(error) : resolve(found),
      );
    });
  };

  it('lets public addresses through', async () => {
    await expect(answer(['1.1.1.1', '2606:4700::1111'])).resolves.toHaveLength(2);
  });

  it('refuses a name with one private address among public ones', async () => {
    await expect(answer(['1.1.1.1', '::ffff:10.0.0.1'])).rejects.toMatchObject({ code: 'refused-address' });
  });

  it('passes on that a name does not exist', async () => {
    const lookup: LookupFunction = (_host, _options, callback) => callback(new Error('ENOTFOUND'), '', 4);
    const found = new Promise((resolve) => guardLookup(lookup)('nowhere.example', {}, resolve));
    await expect(found).resolves.toMatchObject({ message: 'ENOTFOUND' });
  });
});

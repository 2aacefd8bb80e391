import { BlockList, isIP, type LookupFunction } from 'node:net';
import { NetError } from './net-error.ts';

/** Everything IANA lists as not globally reachable, and multicast. */
const closedIPv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Inside the one range of global unicast addresses, 2000::/3: Teredo and its kin, documentation, 6to4. */
const closedIPv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const closed = new BlockList();
for (const range of closedIPv4) addRange(closed, range, 'ipv4');
for (const range of closedIPv6) addRange(closed, range, 'ipv6');

const globalIPv6 = new BlockList();
globalIPv6.addSubnet('2000::', 3, 'ipv6');

function addRange(list: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', prefix] = range.split('/');
  list.addSubnet(network, Number(prefix), family);
}

/** Whether an IP address belongs to the open internet. IPv4 inside IPv6 (mapped, NAT64) is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (family === 4) return !closed.check(address, 'ipv4');
  const inner = innerIPv4(address);
  if (inner !== null) return isPublicAddress(inner);
  return globalIPv6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** The IPv4 address in `::ffff:0:0/96` or `64:ff9b::/96`, however it is written. */
function innerIPv4(address: string): string | null {
  if (address.includes('%')) return null;
  const canonical = new URL(`http://[${address}]/`).hostname;
  const match = /^\[(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(canonical);
  if (!match?.[1] || !match[2]) return null;
  const high = Number.parseInt(match[1], 16);
  const low = Number.parseInt(match[2], 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** A look-up whose every answer is public, or none: what it lets through is what the socket connects to. */
export function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
      if (found.every(isPublicAddress)) return callback(null, address, family);
      callback(new NetError('refused-address', `${hostname} is not on the open internet`), '', 4);
    });
  };
}

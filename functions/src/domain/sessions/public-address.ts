/** Of IPv4, what is not on the public internet: address and prefix length (IANA's special-purpose registry). */
const specialRanges: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Whether an IP address as text is one that anybody on the internet may be reached at. */
export function isPublicAddress(address: string): boolean {
  return address.includes(':') ? isPublicIpv6(address) : isPublicIpv4(address);
}

function isPublicIpv4(address: string): boolean {
  const value = numberOf(address);
  return (
    Number.isInteger(value) &&
    !specialRanges.some(([start, length]) => {
      const size = 2 ** (32 - length);
      return value >= numberOf(start) && value < numberOf(start) + size;
    })
  );
}

/** NaN where it is no dotted quad. */
function numberOf(address: string): number {
  const parts = address.split('.').map(Number);
  return parts.length === 4 ? parts.reduce((value, part) => value * 256 + part, 0) : Number.NaN;
}

/**
 * Only 2000::/3 is in public use; every form that carries an IPv4 address lies outside it but for
 * 2001::/23 (Teredo among it) and 2002::/16 (6to4). 2001:db8::/32 and 3fff::/20 are for examples.
 */
function isPublicIpv6(address: string): boolean {
  const [first = Number.NaN, second = 0] = address
    .split(':', 2)
    .map((group) => (group === '' ? 0 : Number.parseInt(group, 16)));
  if (!(first >= 0x2000 && first <= 0x3fff) || first === 0x2002) return false;
  if (first === 0x2001) return second >= 0x200 && second !== 0xdb8;
  return first !== 0x3fff || second >= 0x1000;
}

/**
 * Whether a host of a URL is one of the visitor's own machine or network, which nobody outside can reach and a link must
 * not make use of unasked: loopback, private, link-local and other special addresses (RFC 6890), names that only a
 * local network knows. `host` is a `URL`'s `hostname`, so that every spelling of an address is already one.
 */
export function isOwnNetwork(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  const six = /^\[(.*)\]$/.exec(name)?.[1];
  if (six !== undefined) return isOwnIpv6(six);
  const four = ipv4(name);
  if (four !== undefined) return isOwnIpv4(four);
  return (
    !name.includes('.') || LOCAL_NAMES.has(name.slice(name.lastIndexOf('.') + 1)) || isHomeNet(name)
  );
}

/** RFC 6761, RFC 6762, ICANN's `internal`, and what routers and companies are in the habit of. */
const LOCAL_NAMES: ReadonlySet<string> = new Set([
  ...['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'private'],
  'localdomain',
]);

/** RFC 8375. */
function isHomeNet(name: string): boolean {
  return name === 'home.arpa' || name.endsWith('.home.arpa');
}

type Octets = readonly [number, number, number, number];

function ipv4(name: string): Octets | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name);
  if (parts === null) return undefined;
  const [, a, b, c, d] = parts;
  return [Number(a), Number(b), Number(c), Number(d)];
}

/** Blocks as their first address and how many bits of it count. */
const OWN_BLOCKS: readonly (readonly [Octets, number])[] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  // Multicast, and what is kept for later.
  [[224, 0, 0, 0], 3],
];

function isOwnIpv4(address: Octets): boolean {
  return OWN_BLOCKS.some(([block, bits]) => {
    const shift = 32 - bits;
    return numberOf(address) >>> shift === numberOf(block) >>> shift;
  });
}

function numberOf([a, b, c, d]: Octets): number {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

function isOwnIpv6(text: string): boolean {
  const words = ipv6(text);
  // What cannot be read is no address of somebody else's.
  if (words === undefined) return true;
  const [first = 0] = words;
  const inside = embeddedIpv4(words);
  if (inside !== undefined) return isOwnIpv4(inside);
  // Global unicast (RFC 4291, 2.4) is 2000::/3; all the rest is unique local, link-local, loopback, multicast …
  return first >> 13 !== 1;
}

/** An IPv4 address in an IPv6 one: mapped, compatible, NAT64 (RFC 6052), 6to4 (RFC 3056). */
function embeddedIpv4(words: readonly number[]): Octets | undefined {
  const of = (high = 0, low = 0): Octets => [high >> 8, high & 255, low >> 8, low & 255];
  if (words[0] === 0x2002) return of(words[1], words[2]);
  const isNat64 = words[0] === 0x64 && words[1] === 0xff9b;
  const startsWithZeros = words.slice(0, 5).every((word) => word === 0);
  const isMapped = startsWithZeros && (words[5] === 0xffff || words[5] === 0);
  return isNat64 || isMapped ? of(words[6], words[7]) : undefined;
}

/** The eight words of a normalised address; a URL's has no dots and no zone. */
function ipv6(text: string): readonly number[] | undefined {
  const [left = '', right] = text.split('::');
  const head = wordsOf(left);
  const tail = right === undefined ? [] : wordsOf(right);
  const gap = 8 - head.length - tail.length;
  if (gap < 0 || (right === undefined && gap !== 0)) return undefined;
  const words = [...head, ...Array.from({ length: gap }, () => 0), ...tail];
  return words.every((word) => word >= 0 && word <= 0xffff) ? words : undefined;
}

function wordsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
}

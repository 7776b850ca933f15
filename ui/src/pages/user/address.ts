/** An address as a number, in 32 or 128 bits. */
type Address = { bits: bigint; width: 32 | 128 };

/** Whether a text looks like an IPv4 or IPv6 address or CIDR range. The platform reads it again, exactly. */
export function isAddress(text: string): boolean {
  return readRange(text) !== null;
}

/** Whether a range, or an address alone, holds an address. Texts that are neither hold nothing. */
export function holds(range: string, address: string): boolean {
  const [read, one] = [readRange(range), readAddress(address)];
  if (!read || !one || read.width !== one.width) return false;
  const free = BigInt(read.width - read.fixed);
  return read.bits >> free === one.bits >> free;
}

function readRange(text: string): (Address & { fixed: number }) | null {
  const [start = '', length, rest] = text.split('/');
  const address = readAddress(start);
  if (!address || rest !== undefined) return null;
  if (length === undefined) return { ...address, fixed: address.width };
  const fixed = Number(length);
  return /^\d{1,3}$/.test(length) && fixed <= address.width ? { ...address, fixed } : null;
}

function readAddress(text: string): Address | null {
  return text.includes(':') ? readV6(text) : readV4(text);
}

function readV4(text: string): Address | null {
  const parts = text.split('.');
  const right = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return right ? { bits: joined(parts.map(Number), 8n), width: 32 } : null;
}

function readV6(text: string): Address | null {
  const [head = '', tail] = shortest(text)?.split('::') ?? [];
  if (head === '' && tail === undefined) return null;
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => 0);
  return { bits: joined([...first, ...zeros, ...last], 16n), width: 128 };
}

/** As the browser's own parser writes it, which knows every form that there is. */
function shortest(text: string): string | null {
  try {
    return new URL(`http://[${text}]/`).hostname.slice(1, -1);
  } catch {
    return null;
  }
}

function joined(parts: number[], width: bigint): bigint {
  return parts.reduce((bits, part) => (bits << width) | BigInt(part), 0n);
}

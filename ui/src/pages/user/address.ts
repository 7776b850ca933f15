/** Whether a text looks like an IPv4 or IPv6 address or CIDR range. The platform reads it again, exactly. */
export function isAddress(text: string): boolean {
  const [address = '', bits, rest] = text.split('/');
  if (rest !== undefined) return false;
  const v4 = isV4(address);
  if (!v4 && !isV6(address)) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (v4 ? 32 : 128));
}

function isV4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function isV6(text: string): boolean {
  // The browser's own parser knows every short form.
  return text.includes(':') && URL.canParse(`http://[${text}]/`);
}

/** Small archives for specs: content by path. */
type Contents = Readonly<Record<string, string>>;

const encode = (text: string) => new TextEncoder().encode(text);

/** An `ar` archive, as a .deb is one. */
export function ar(members: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const parts: Uint8Array[] = [encode('!<arch>\n')];
  for (const [name, content] of Object.entries(members)) {
    const bytes = typeof content === 'string' ? encode(content) : content;
    const header = `${name.padEnd(16)}${'0'.padEnd(32)}${String(bytes.length).padEnd(10)}\`\n`;
    parts.push(encode(header), bytes, encode(bytes.length % 2 === 1 ? '\n' : ''));
  }
  return concat(parts);
}

/** A tar archive; names too long for a header are told the GNU, the pax or the ustar way. */
export function tar(files: Contents, way: 'gnu' | 'pax' | 'ustar' = 'gnu'): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [path, content] of Object.entries(files)) {
    if (path.length > 100 && way === 'gnu') parts.push(...entry('././@LongLink', `${path}\0`, 'L'));
    if (path.length > 100 && way === 'pax') parts.push(...entry('pax', paxRecord(path), 'x'));
    const split = way === 'ustar' && path.length > 100 ? path.lastIndexOf('/') : -1;
    const prefix = split === -1 ? '' : path.slice(0, split);
    parts.push(...entry(path.slice(split + 1).slice(0, 100), content, '0', prefix));
  }
  return concat([...parts, new Uint8Array(1024)]);
}

function paxRecord(path: string): string {
  const rest = ` path=${path}\n`;
  const length = rest.length + String(rest.length + 3).length;
  return `${length}${rest}`;
}

function entry(name: string, content: string, type: string, prefix = ''): Uint8Array[] {
  const bytes = encode(content);
  const header = new Uint8Array(512);
  header.set(encode(name), 0);
  header.set(encode(bytes.length.toString(8).padStart(11, '0')), 124);
  header.set(encode(type), 156);
  header.set(encode('ustar'), 257);
  header.set(encode(prefix), 345);
  return [header, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512)];
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

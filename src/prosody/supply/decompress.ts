import { gunzipSync } from 'node:zlib';
import * as xzPackage from 'xz-decompress';
import { type Result, err, ok } from '../../base/result.ts';

/** Unpacks gzip or xz, told by their first bytes; anything else is handed back as it is, but for zstd. */
export async function decompress(bytes: Uint8Array): Promise<Result<Uint8Array, string>> {
  try {
    if (startsWith(bytes, [0x1f, 0x8b])) return ok(gunzipSync(bytes));
    if (startsWith(bytes, [0xfd, 0x37, 0x7a, 0x58, 0x5a])) return ok(await unxz(bytes));
  } catch (error) {
    return err(`it cannot be unpacked (${error instanceof Error ? error.message : String(error)})`);
  }
  if (startsWith(bytes, [0x28, 0xb5, 0x2f, 0xfd])) {
    return err('it is packed with zstd, which cannot be unpacked here: unpack it to a folder');
  }
  return ok(bytes);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

// The package is CommonJS whose names Node cannot tell beforehand: there all of them stand below `default`.
const { XzReadableStream } = (xzPackage as { default?: typeof xzPackage }).default ?? xzPackage;

async function unxz(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes.slice()]).stream();
  return new Uint8Array(await new Response(new XzReadableStream(packed)).arrayBuffer());
}

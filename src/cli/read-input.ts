import { LONGEST_SCRIPT } from '../base/longest-script.ts';

/** Standard input to its end, as text. Rejects, with a message for people, when it is no text or longer than a script. */
export async function readInput(input: NodeJS.ReadableStream = process.stdin): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of input) {
    const bytes = Buffer.from(piece);
    length += bytes.length;
    if (length > LONGEST_SCRIPT) {
      throw new Error(`it is longer than a script, which has at most ${LONGEST_SCRIPT / 1e6} MB`);
    }
    pieces.push(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new Error('it is not UTF-8 text');
  }
}

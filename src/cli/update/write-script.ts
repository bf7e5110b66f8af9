import { access, constants, readFile } from 'node:fs/promises';
import { wordsOf, writeReportFile } from '../write-file.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a script anew, whole or not at all, unless it is no longer as it was read. A byte order mark stays. Resolves with
 * why it was not written, as the end of a sentence.
 */
export async function writeScript(
  file: string,
  before: string,
  after: string,
): Promise<string | undefined> {
  try {
    const found = await readFile(file, 'utf8');
    const mark = found.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    if (found.slice(mark.length) !== before) return 'it was changed meanwhile';
    await access(file, constants.W_OK);
    await writeReportFile(file, mark + after);
    return undefined;
  } catch (error) {
    return wordsOf(error);
  }
}

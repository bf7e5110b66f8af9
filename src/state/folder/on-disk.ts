import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import type { OpenFolder } from './open-folder.ts';

/** Does something on the disk, if the folder lies there; the person may have to allow it. */
export async function onDisk<T>(
  { disk }: Pick<OpenFolder, 'disk'>,
  work: (disk: NonNullable<OpenFolder['disk']>) => Promise<T>,
): Promise<Result<T | undefined, string>> {
  if (disk === undefined) return ok(undefined);
  try {
    if (!(await disk.may('readwrite', true))) return err(NOT_ALLOWED);
    return ok(await work(disk));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(reason === TAKEN ? TAKEN : `${sentence(reason)} ${ADVICE}`);
  }
}

export const NO_FOLDER = t('This folder is no longer open.');
export const TAKEN = t('There is a file with that name on the disk already.');
const NOT_ALLOWED = t(
  'The browser did not let the page write to this folder. Press again and allow it, or download the script.',
);
const ADVICE = t('Your text is still here: try again, or download all scripts.');

function sentence(reason: string): string {
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

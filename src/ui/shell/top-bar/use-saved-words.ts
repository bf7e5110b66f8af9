import { t } from '../../../base/translate.ts';
import { isEdited } from '../../../state/document-store.ts';
import { fileStateOf } from '../../../state/folder/working-text.ts';
import { useDocument, useFolder } from '../../app-context.ts';

/** Of a file it counts whether it is saved; of other scripts, whether they differ from what was opened. */
export function useSavedWords(): string {
  const folder = useFolder((state) => state.folder);
  const state = useDocument((document) => fileStateOf(folder, document).kind);
  const edited = useDocument(isEdited);
  if (state === 'saved') return '';
  if (state === 'none') return edited ? t('edited') : '';
  return t('not saved');
}

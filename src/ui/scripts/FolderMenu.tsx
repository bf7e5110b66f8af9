import { t } from '../../base/translate.ts';
import { useApp, useFolder, type AppContextValue } from '../app-context.ts';
import { saveBytes } from '../commands/save-file.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { Menu } from '../widgets/menu.tsx';
import type { AskedFor } from './ScriptQuestions.tsx';

/** What can be done with the folder, and the folders of before. */
export function FolderMenu({ ask }: { readonly ask: (asked: AskedFor) => void }) {
  const app = useApp();
  const open = useFolder((state) => state.folder);
  const recent = useFolder((state) => state.recent);
  const others = recent.filter(({ id }) => id !== open?.id);
  if (open === undefined && others.length === 0) return null;
  const act = (id: string) => {
    if (id === 'create') ask({ kind: 'create' });
    else if (id === 'download-all') downloadAll(app);
    else if (id === 'close') app.folder.close();
    else void app.folder.openRecent(id.replace(/^recent-/, ''));
  };
  const ofFolder = {
    id: 'folder',
    items: [
      { id: 'create', label: t('New script…') },
      { id: 'download-all', label: t('Download all') },
      { id: 'close', label: t('Close this folder') },
    ],
  };
  const before = {
    id: 'recent',
    title: t('Opened before'),
    items: others.map(({ id, name, isOnDisk }) => ({
      id: `recent-${id}`,
      label: name,
      description: isOnDisk ? t('On the disk') : t('A copy in this browser'),
    })),
  };
  return (
    <Menu
      label={t('Folder')}
      trigger={<IconButton icon="more" label={t('Folder')} />}
      groups={[...(open === undefined ? [] : [ofFolder]), ...(others.length === 0 ? [] : [before])]}
      onAction={act}
    />
  );
}

function downloadAll({ folder, folderAccess }: AppContextValue): void {
  const { folder: open } = folder.store.getState();
  if (open === undefined) return;
  const name = `${open.name.replace(/\.(?:zip|tar|tgz|tar\.gz)$/i, '')}.zip`;
  saveBytes(name, [folderAccess.zip(folder.saving.allFiles())], 'application/zip');
}

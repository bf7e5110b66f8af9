import { t } from '../../base/translate.ts';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { fileAt } from '../../state/folder/script-folder.ts';
import { bytesOf } from '../../state/folder/script-file.ts';
import { workingText } from '../../state/folder/working-text.ts';
import { useApp, type AppContextValue } from '../app-context.ts';
import { saveBytes } from '../commands/save-file.ts';
import { KeyCap } from '../widgets/key-cap.tsx';
import type { AskedFor } from './ScriptQuestions.tsx';
import menuStyles from '../widgets/menu.module.css';
import popoverStyles from '../widgets/popover.module.css';

/** The line of which the menu is open. */
export interface MenuPlace {
  readonly path: string;
  readonly element: HTMLElement;
}

export interface RowMenuProps {
  readonly place: MenuPlace | undefined;
  readonly close: () => void;
  readonly ask: (asked: AskedFor) => void;
}

const ITEMS = [
  { id: 'open', label: t('Open'), keys: 'Enter' },
  { id: 'rename', label: t('Rename or move…'), keys: 'F2' },
  { id: 'duplicate', label: t('Duplicate') },
  { id: 'download', label: t('Download') },
  { id: 'remove', label: t('Delete…'), keys: 'Del' },
] as const;

/** What can be done with a file of the folder. */
export function RowMenu({ place, close, ask }: RowMenuProps) {
  const app = useApp();
  const act = (id: (typeof ITEMS)[number]['id'], path: string) => {
    if (id === 'open') app.folder.files.openFile(path);
    else if (id === 'duplicate') void duplicate(app, path);
    else if (id === 'download') download(app, path);
    else ask({ kind: id, path });
  };
  return (
    <Popover
      className={popoverStyles.popover}
      triggerRef={{ current: place?.element ?? null }}
      isOpen={place !== undefined}
      onOpenChange={(isOpen) => (isOpen ? undefined : close())}
      placement="bottom start"
      offset={2}
    >
      <Menu
        className={menuStyles.menu}
        aria-label={
          place === undefined ? t('Script') : t('What to do with {path}', { path: place.path })
        }
        onAction={(key) => {
          const item = ITEMS.find(({ id }) => id === key);
          if (item !== undefined && place !== undefined) act(item.id, place.path);
          close();
        }}
      >
        {ITEMS.map((item) => (
          <MenuItem key={item.id} id={item.id} className={menuStyles.item} textValue={item.label}>
            <span className={menuStyles.words}>{item.label}</span>
            {'keys' in item ? <KeyCap keys={item.keys} boxed /> : null}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

async function duplicate({ folder }: AppContextValue, path: string): Promise<void> {
  const made = await folder.files.duplicate(path);
  if (!made.ok) folder.refuse(made.error);
}

function download({ folder, stores }: AppContextValue, path: string): void {
  const { folder: open } = folder.store.getState();
  const file = fileAt(open, path);
  if (open === undefined || file === undefined) return;
  const text = workingText(open, file, stores.document.getState());
  saveBytes(path.slice(path.lastIndexOf('/') + 1), [bytesOf(file, text)]);
}

import { t } from '../../base/translate.ts';
import { useEffect, useRef, useState } from 'react';
import {
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
} from 'react-aria-components';
import { KeyCap } from '../widgets/key-cap.tsx';
import { matchesWords } from './matches-words.ts';
import { paletteGroups, type PaletteItem } from './palette-items.ts';
import { useCommandPage } from './use-command-page.ts';
import { openPart, useIsOpen } from './use-open-part.ts';
import { ModalDialog } from '../widgets/modal-dialog.tsx';
import styles from './CommandPalette.module.css';
import menuStyles from '../widgets/menu.module.css';

/** Every command, scenario, theme, and command of the editor, found by words. */
export function CommandPalette() {
  const isOpen = useIsOpen('palette');
  const chosen = useRef<PaletteItem>(undefined);
  useEffect(() => {
    // Once the palette is gone, so that a command may give the focus to something.
    if (isOpen) return;
    chosen.current?.carryOut();
    chosen.current = undefined;
  }, [isOpen]);
  const choose = (item: PaletteItem | undefined) => {
    chosen.current = item;
    openPart(undefined);
  };
  return (
    <ModalDialog
      className={styles.palette}
      isOpen={isOpen}
      onClose={() => openPart(undefined)}
      label={t('All commands')}
    >
      <PaletteList onChoose={choose} />
    </ModalDialog>
  );
}

function PaletteList({ onChoose }: { readonly onChoose: (item: PaletteItem | undefined) => void }) {
  const page = useCommandPage();
  // What can be done now: it does not change while the palette is open.
  const [groups] = useState(() => paletteGroups(page));
  const items = groups.flatMap((group) => group.items);
  return (
    <Autocomplete filter={matchesWords}>
      <SearchField aria-label={t('Find a command')} autoFocus className={styles.field}>
        <Input placeholder={t('What do you want to do?')} />
      </SearchField>
      {/* A scrolling region that the keyboard can scroll, also without the field. */}
      <div className={styles.scroll} tabIndex={0}>
        <Menu
          className={menuStyles.menu}
          aria-label={t('Commands')}
          renderEmptyState={() => <p className={styles.none}>{t('No command has these words.')}</p>}
          onAction={(id) => onChoose(items.find((item) => item.id === id))}
        >
          {groups.map(({ title, items: inGroup }) => (
            <MenuSection key={title} id={title} className={menuStyles.group}>
              <Header className={menuStyles.title}>{title}</Header>
              {inGroup.map(({ id, words, keys, isDisabled }) => (
                <MenuItem
                  key={id}
                  id={id}
                  className={menuStyles.item}
                  textValue={`${title} ${words}`}
                  aria-label={words}
                  isDisabled={isDisabled}
                >
                  <span className={menuStyles.words}>{words}</span>
                  {keys === undefined ? null : <KeyCap keys={keys} boxed />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </div>
    </Autocomplete>
  );
}

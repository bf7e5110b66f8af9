import { useRef, type ReactElement } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { Icon } from './icons.tsx';
import { KeyCap } from './key-cap.tsx';
import styles from './menu.module.css';
import popoverStyles from './popover.module.css';

export interface MenuItemSpec {
  readonly id: string;
  readonly label: string;
  readonly keys?: string | undefined;
  /** A second, quiet line. */
  readonly description?: string | undefined;
  /** Set for an item of a choice; the group then shows which one holds. */
  readonly isChosen?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** For a link; `onAction` is not called then. */
  readonly href?: string | undefined;
}

export interface MenuGroup {
  readonly id: string;
  /** Absent: the group is parted by a rule only. */
  readonly title?: string | undefined;
  readonly items: readonly MenuItemSpec[];
  /** Of its choices any number may hold, and each is on or off by itself. */
  readonly isMultiple?: boolean | undefined;
}

export interface MenuProps {
  /** The accessible name of the list. */
  readonly label: string;
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
}

/** A button that opens a list of commands or choices. */
export function Menu({ label, trigger, groups, onAction }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={popoverStyles.popover} placement="bottom end" offset={4}>
        <Items label={label} groups={groups} onAction={onAction} />
      </Popover>
    </MenuTrigger>
  );
}

export interface ContextMenuProps extends Omit<MenuProps, 'trigger'> {
  /** Where it was asked for, in px of the window. */
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
}

/** The same list at a place, as the second mouse button and the menu key ask for it. */
export function ContextMenu({ label, groups, onAction, x, y, onClose }: ContextMenuProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={place} className={styles.place} style={{ left: x, top: y }} />
      <Popover
        className={popoverStyles.popover}
        triggerRef={place}
        isOpen
        onOpenChange={(open) => (open ? undefined : onClose())}
        placement="bottom start"
      >
        <Items
          label={label}
          groups={groups}
          onAction={(id) => {
            onClose();
            onAction(id);
          }}
        />
      </Popover>
    </>
  );
}

function Items({ label, groups, onAction }: Omit<MenuProps, 'trigger'>) {
  return (
    <AriaMenu
      className={styles.menu}
      aria-label={label}
      selectionMode="none"
      autoFocus="first"
      onAction={(key) => onAction(String(key))}
    >
      {groups.map((group) => (
        <MenuSection
          key={group.id}
          id={group.id}
          className={styles.group}
          {...(group.title === undefined ? { 'aria-label': label } : {})}
          selectionMode={selectionMode(group)}
          selectedKeys={group.items.filter((item) => item.isChosen).map((item) => item.id)}
          shouldCloseOnSelect
        >
          {group.title === undefined ? null : (
            <Header className={styles.title}>{group.title}</Header>
          )}
          {group.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </MenuSection>
      ))}
    </AriaMenu>
  );
}

function selectionMode({ items, isMultiple = false }: MenuGroup): 'none' | 'single' | 'multiple' {
  if (items.every((item) => item.isChosen === undefined)) return 'none';
  return isMultiple ? 'multiple' : 'single';
}

function Item({ item }: { readonly item: MenuItemSpec }) {
  return (
    <MenuItem
      id={item.id}
      className={styles.item}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      {...(item.href === undefined ? {} : { href: item.href, target: '_blank', rel: 'noopener' })}
    >
      <span className={styles.mark}>{item.isChosen === true ? <Icon name="check" /> : null}</span>
      <span className={styles.words}>
        {item.label}
        {item.description === undefined ? null : (
          <span className={styles.about}>{item.description}</span>
        )}
      </span>
      {item.keys === undefined ? null : <KeyCap keys={item.keys} boxed />}
    </MenuItem>
  );
}

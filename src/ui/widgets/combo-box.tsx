import { clsx } from 'clsx';
import {
  use,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  Group,
  Input,
  ListBox,
  Popover,
} from 'react-aria-components';
import { Icon } from './icons.tsx';
import { ComboSectionItem, type ComboSection } from './combo-options.tsx';
import { searchSections } from './combo-search.ts';
import styles from './combo-box.module.css';
import popoverStyles from './popover.module.css';

export interface ComboBoxProps {
  /** The accessible name, and the quiet word at the left. */
  readonly label: string;
  /** What stands between the label and the value: a number as text, or a dot. */
  readonly lead?: ReactNode;
  /** The value in words while nobody types: the chosen option's text, or a custom value. */
  readonly text: string;
  readonly sections: readonly ComboSection[];
  /** Id of the chosen option; `undefined` when none holds. */
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  /**
   * Present when any text may be entered (Enter offers it); leaving the field never does. False refuses the text,
   * which then stays to be corrected.
   */
  readonly onCustom?: (text: string) => boolean;
  /** Told what stands in the field whenever that changes; `undefined` when it is the value again. */
  readonly onTyping?: (text: string | undefined) => void;
  /** Told in the list when nothing matches what was typed. */
  readonly emptyText: string;
  readonly className?: string | undefined;
  /** The list is no higher than so many pixels; absent: than the window. */
  readonly listHeight?: number;
}

/** A field that opens a list of options and narrows it while one types: any of the words, in any order. */
export function ComboBox(props: ComboBoxProps) {
  const { label, lead, text, sections, selected, onSelect, onCustom, emptyText } = props;
  const { className, listHeight } = props;
  const [typed, showTyped] = useState<string>();
  const setTyped = (next: string | undefined) => {
    showTyped(next);
    props.onTyping?.(next);
  };
  const closeListRef = useRef<() => void>(undefined);
  const take = (key: string | undefined) => {
    if (key !== undefined && key !== selected) onSelect(key);
    setTyped(undefined);
    // By itself it closes only where another option is the chosen one from now on.
    closeListRef.current?.();
  };
  return (
    <AriaComboBox
      className={clsx(styles.combo, className)}
      aria-label={label}
      selectedKey={selected ?? null}
      onSelectionChange={(key) => (key === null ? undefined : take(String(key)))}
      inputValue={typed ?? text}
      onInputChange={setTyped}
      menuTrigger="manual"
      onBlur={() => setTyped(undefined)}
      items={searchSections(sections, typed)}
      allowsCustomValue
      allowsEmptyCollection
    >
      <Group className={styles.field}>
        <span className={styles.key} aria-hidden="true">
          {label}
        </span>
        {typeof lead === 'string' ? <span className={styles.number}>{lead}</span> : lead}
        <Field
          shown={typed ?? text}
          typed={typed}
          onDone={() => setTyped(undefined)}
          closeListRef={closeListRef}
          {...(onCustom === undefined ? {} : { onCustom })}
        />
        <AriaButton className={styles.open}>
          <Icon name="caret" />
        </AriaButton>
      </Group>
      <Popover
        className={clsx(popoverStyles.popover, styles.list)}
        placement="bottom start"
        offset={3}
        {...(listHeight === undefined ? {} : { maxHeight: listHeight })}
      >
        <ListBox<ComboSection>
          className={styles.options}
          renderEmptyState={() => <p className={styles.empty}>{emptyText}</p>}
        >
          {(section) => <ComboSectionItem section={section} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

interface FieldProps {
  readonly shown: string;
  readonly typed: string | undefined;
  readonly onCustom?: (text: string) => boolean;
  readonly onDone: () => void;
  /** Set to what closes the list. */
  readonly closeListRef: RefObject<(() => void) | undefined>;
}

/** The input: as wide as its text. A click opens the whole list, typing what matches. */
function Field({ shown, typed, onCustom, onDone, closeListRef }: FieldProps) {
  const state = use(ComboBoxStateContext);
  useEffect(() => {
    closeListRef.current = () => state?.close();
  }, [closeListRef, state]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    const nothingFocused = (state?.selectionManager.focusedKey ?? null) === null;
    if (event.key !== 'Enter' || !nothingFocused || onCustom === undefined) return;
    const taken = typed === undefined || typed.trim() === '' || onCustom(typed.trim());
    if (taken) onDone();
    state?.close();
  };
  return (
    <span className={styles.value} data-text={shown}>
      <Input
        size={1}
        spellCheck={false}
        onClick={(event) => {
          event.currentTarget.select();
          if (state?.isOpen === false) state.open(null, 'manual');
        }}
        onInput={() => state?.open(null, 'input')}
        onKeyDown={press}
      />
    </span>
  );
}

import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { ComboBox } from '../widgets/combo-box.tsx';
import type { ComboSection } from '../widgets/combo-options.tsx';
import { searchSections } from '../widgets/combo-search.ts';
import styles from './Configuration.module.css';

/** So many of a section are drawn; whoever looks for another one types some of it. */
const MOST_DRAWN = 40;

/** In pixels: what stands above and below stays in view. */
const LIST_HEIGHT = 360;

interface AddFromListProps {
  readonly label: string;
  readonly sections: readonly ComboSection[];
  readonly onAdd: (id: string) => void;
  readonly emptyText: string;
}

/** A list to choose from, with a search: what is chosen is added at once. */
export function AddFromList({ label, sections, onAdd, emptyText }: AddFromListProps) {
  const [typed, setTyped] = useState<string>();
  const found = searchSections(sections, typed).map((section) => {
    const rest = section.options.length - MOST_DRAWN;
    const title =
      rest > 0
        ? t('{title} · type to find {rest} more', { title: section.title, rest })
        : section.title;
    return { ...section, title, options: section.options.slice(0, MOST_DRAWN) };
  });
  return (
    <ComboBox
      label={label}
      className={styles.list}
      text=""
      sections={found}
      selected={undefined}
      onSelect={onAdd}
      onTyping={setTyped}
      emptyText={emptyText}
      listHeight={LIST_HEIGHT}
    />
  );
}

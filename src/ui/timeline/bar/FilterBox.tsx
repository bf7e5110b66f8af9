import type { KeyboardEvent, RefObject } from 'react';
import { useApp, useView } from '../../app-context.ts';
import { Icon } from '../../widgets/icons.tsx';
import { KeyCap } from '../../widgets/key-cap.tsx';
import styles from './TimelineBar.module.css';

export interface FilterBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** How many rows the filter and the legend leave out. */
  readonly filteredCount: number;
  readonly onLeave: () => void;
}

const HELP =
  'Words, or actor:Romeo from:room to:Juliet kind:iq type:groupchat status:307 error:forbidden ' +
  'verdict:differs step:8. A minus negates.';

/** The searchbox; `/` in the timeline comes here, Escape empties it, Enter and Down go to the rows. */
export function FilterBox({ inputRef, filteredCount, onLeave }: FilterBoxProps) {
  const { stores } = useApp();
  const filter = useView((view) => view.filter);
  const setFilter = (text: string) => stores.view.setState({ filter: text });
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') setFilter('');
    else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <label className={styles.search} title={HELP}>
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        role="searchbox"
        aria-label="Filter events"
        aria-keyshortcuts="/"
        placeholder="Filter events"
        autoComplete="off"
        spellCheck={false}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        onKeyDown={keyDown}
      />
      {filteredCount > 0 ? (
        <span className={styles.filtered}>{filteredCount} left out</span>
      ) : (
        <KeyCap keys="/" />
      )}
    </label>
  );
}

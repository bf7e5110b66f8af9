import type { RefObject } from 'react';
import { useApp, useView } from '../../app-context.ts';
import { FilterField } from '../../widgets/filter-field.tsx';
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
  return (
    <FilterField
      className={styles.search}
      look="bar"
      label="Filter events"
      help={HELP}
      keys="/"
      words={filter}
      onWords={(words) => stores.view.setState({ filter: words })}
      onEnter={onLeave}
      onDown={onLeave}
      onLeave={onLeave}
      note={filteredCount > 0 ? `${filteredCount} left out` : undefined}
      inputRef={inputRef}
    />
  );
}

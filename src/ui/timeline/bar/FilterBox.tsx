import { t } from '../../../base/translate.ts';
import { useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { Popover } from 'react-aria-components';
import { STATUS_CODES } from '../../../insight/registry/status-codes.ts';
import { completeFilter, type FilterOffer } from '../../../timeline/filter/complete-filter.ts';
import type { Lane } from '../../../timeline/model.ts';
import { useApp, useSettings, useView } from '../../app-context.ts';
import { FilterField } from '../../widgets/filter-field.tsx';
import { FilterOffers } from './FilterOffers.tsx';
import styles from './TimelineBar.module.css';
import popoverStyles from '../../widgets/popover.module.css';

export interface FilterBoxProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly lanes: readonly Lane[];
  /** How many rows the filter and the legend leave out. */
  readonly filteredCount: number;
  readonly onLeave: () => void;
}

const HELP =
  `${t('Words, "phrases", /patterns/, or actor:Romeo from:room to:Juliet kind:iq,presence type:groupchat dir:in')} ` +
  t(
    'code:307 error:forbidden verdict:differs step:8..12 ns:muc#user id:x body:words. A minus negates.',
  );

/** The searchbox; `/` in the timeline comes here, Escape empties it, Enter and Down go to the rows. It offers keys and values while one writes. */
export function FilterBox({ inputRef, lanes, filteredCount, onLeave }: FilterBoxProps) {
  const { stores } = useApp();
  const filter = useView((view) => view.filter);
  const listId = useId();
  const [cursor, setCursor] = useState<number>();
  const [active, setActive] = useState(-1);
  const offers = useOffers(filter, cursor, lanes);
  const isOpen = offers.length > 0;
  const write = (words: string) => {
    stores.view.setState({ filter: words });
    setActive(-1);
  };
  const take = ({ at, end, text }: FilterOffer) => {
    const next = filter.slice(0, at) + text + filter.slice(end);
    write(next);
    const place = at + text.length;
    setCursor(text.endsWith(':') ? place : undefined);
    const input = inputRef.current;
    input?.focus();
    requestAnimationFrame(() => input?.setSelectionRange(place, place));
  };
  const keyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    const chosen = offers[event.key === 'Tab' ? Math.max(active, 0) : active];
    if (event.key === 'ArrowDown') setActive((active + 1) % offers.length);
    else if (event.key === 'ArrowUp') setActive((active + offers.length - 1) % offers.length);
    else if (event.key === 'Escape') setCursor(undefined);
    else if (event.key === 'Tab' && (event.shiftKey || filter === '')) return false;
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) take(chosen);
    else return false;
    return true;
  };
  return (
    <>
      <FilterField
        className={styles.search}
        look="bar"
        label={t('Filter events')}
        help={HELP}
        keys="/"
        words={filter}
        onWords={write}
        onEnter={onLeave}
        onDown={onLeave}
        onLeave={onLeave}
        note={filteredCount > 0 ? t('{filteredCount} left out', { filteredCount }) : undefined}
        inputRef={inputRef}
        offers={{
          listId,
          activeId: isOpen && active >= 0 ? `${listId}-${active}` : undefined,
          onKeyDown: keyDown,
          onCursor: setCursor,
        }}
      />
      <Popover
        className={popoverStyles.popover}
        triggerRef={inputRef}
        isOpen={isOpen}
        isNonModal
        placement="bottom start"
        offset={4}
      >
        <FilterOffers id={listId} offers={offers} active={active} onTake={take} />
      </Popover>
    </>
  );
}

const CODES = STATUS_CODES.map(({ code }) => code);

/** Kept filters where nothing is written yet, else what can go on there. */
function useOffers(filter: string, cursor: number | undefined, lanes: readonly Lane[]) {
  const saved = useSettings((settings) => settings.savedFilters);
  return useMemo((): readonly FilterOffer[] => {
    if (cursor === undefined) return [];
    const kept = filter === '' ? saved : [];
    const facts = {
      actor: namesOf(lanes, 'actor'),
      from: [...namesOf(lanes, 'service'), ...namesOf(lanes, 'actor')],
      to: [...namesOf(lanes, 'service'), ...namesOf(lanes, 'actor')],
      with: [...namesOf(lanes, 'service'), ...namesOf(lanes, 'actor')],
      code: CODES,
      status: CODES,
    };
    return [
      ...kept.map((text) => ({ at: 0, end: 0, text, help: 'kept' })),
      ...completeFilter(filter, cursor, facts),
    ];
  }, [filter, cursor, lanes, saved]);
}

function namesOf(lanes: readonly Lane[], kind: Lane['kind']): readonly string[] {
  return lanes.flatMap((lane) => (lane.kind === kind ? [lane.title] : []));
}

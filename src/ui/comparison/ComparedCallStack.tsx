import { clsx } from 'clsx';
import { useId, type KeyboardEvent } from 'react';
import type { CodePlace } from '../../base/code-place.ts';
import type { CallPair, ComparedCalls } from '../../insight/runs/compare-calls.ts';
import { placeName } from '../../insight/server-side.ts';
import styles from './ComparedServer.module.css';

export interface ComparedCallStackProps {
  readonly compared: ComparedCalls;
  readonly selected: CallPair | undefined;
  readonly onSelect: (call: CallPair) => void;
}

/** The calls of two runs, each with its line on either side; the arrow keys, Home and End go through them. */
export function ComparedCallStack({ compared, selected, onSelect }: ComparedCallStackProps) {
  const id = useId();
  const { calls, parting } = compared;
  const chosen = selected === undefined ? -1 : calls.indexOf(selected);
  const move = (event: KeyboardEvent): void => {
    const target = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: calls.length - 1 }[
      event.key
    ];
    const call = target === undefined ? undefined : calls[target];
    if (call === undefined) return;
    event.preventDefault();
    onSelect(call);
  };
  return (
    <div
      className={styles.calls}
      role="listbox"
      aria-label="Call stacks of both runs"
      aria-activedescendant={chosen === -1 ? undefined : `${id}-${chosen}`}
      tabIndex={0}
      onKeyDown={move}
    >
      {calls.map((call, index) => (
        <div
          key={index}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          data-mark={call === parting ? 'parting' : undefined}
          className={clsx(styles.call, call === parting && styles.parting)}
          onClick={() => onSelect(call)}
        >
          <span className={styles.name}>{nameOf(call)}</span>
          <span className={styles.place}>{placesWords(call)}</span>
          <span className={styles.sign}>{signOf(call, parting)}</span>
        </div>
      ))}
    </div>
  );
}

function nameOf({ left, right }: CallPair): string {
  const place = left ?? right;
  return place === undefined ? '' : placeName(place);
}

function signOf(call: CallPair, parting: CallPair | undefined): string {
  if (call === parting) return 'parts here';
  if (call.left === undefined) return 'only right';
  return call.right === undefined ? 'only left' : '';
}

/** `muc/muc.lib.lua:95`, `muc/muc.lib.lua:95 | 102`. */
function placesWords({ left, right }: CallPair): string {
  if (left === undefined || right === undefined) return placeWords(left ?? right);
  if (left.line === right.line) return placeWords(left);
  return `${placeWords(left)} | ${right.line}`;
}

function placeWords(place: CodePlace | undefined): string {
  return place === undefined ? '' : `${place.file.replace(/^modules\//, '')}:${place.line}`;
}

import { t } from '../../base/translate.ts';
import type { CodePlace } from '../../base/code-place.ts';
import type { CallPair, ComparedCalls } from '../../insight/runs/compare-calls.ts';
import { placeName } from '../../insight/server-side.ts';
import { CallList } from '../server/CallList.tsx';
import styles from './ComparedServer.module.css';

export interface ComparedCallStackProps {
  readonly compared: ComparedCalls;
  readonly selected: CallPair | undefined;
  readonly onSelect: (call: CallPair) => void;
}

/** The calls of two runs, each with its line on either side. */
export function ComparedCallStack({ compared, selected, onSelect }: ComparedCallStackProps) {
  const { calls, parting } = compared;
  return (
    <CallList
      label={t('Call stacks of both runs')}
      calls={calls}
      selected={selected}
      onSelect={onSelect}
    >
      {(call) => (
        <>
          <span className={styles.name}>
            <span className={styles.function} title={nameOf(call)}>
              {nameOf(call)}
            </span>
            <span className={styles.sign}>{signOf(call, parting)}</span>
          </span>
          <span className={styles.place}>{placesWords(call)}</span>
        </>
      )}
    </CallList>
  );
}

function nameOf({ left, right }: CallPair): string {
  const place = left ?? right;
  return place === undefined ? '' : placeName(place);
}

function signOf(call: CallPair, parting: CallPair | undefined): string {
  if (call === parting) return t('they part here');
  if (call.left === undefined) return t('only right');
  return call.right === undefined ? t('only left') : '';
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

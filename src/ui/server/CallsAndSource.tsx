import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import type { OwnCode } from '../../base/own-code.ts';
import type { CodePlace } from '../../base/code-place.ts';
import { lineMarks } from '../../insight/lua-coverage/line-marks.ts';
import { isRoomCode, tellingPlace } from '../../insight/server-side.ts';
import type { LogpointPlace } from '../../state/placed-logpoint.ts';
import { useApp, useCoverage, useView } from '../app-context.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { CallStack } from './CallStack.tsx';
import { SourceView } from './SourceView.tsx';
import { useServerSource } from './use-server-source.ts';
import styles from './ServerTab.module.css';
import partHead from '../widgets/part-head.module.css';

export interface CallsAndSourceProps {
  /** At least one, innermost first. */
  readonly places: readonly CodePlace[];
  /** As the run names it. */
  readonly server: string;
  /** What of it was the person's own. */
  readonly code?: readonly OwnCode[] | undefined;
  /** A line that was asked for, whether a call stands there or not. */
  readonly opened?: LogpointPlace | undefined;
  /** Another call was chosen. */
  readonly onPick?: () => void;
}

/** The calls that made a stanza, beside the source of the chosen one. */
export function CallsAndSource({ places, server, code, opened, onPick }: CallsAndSourceProps) {
  const { stores } = useApp();
  const wanted = useView((view) => view.serverCode);
  const rooms = places.filter(isRoomCode);
  const shown = wanted === 'rooms' && rooms.length > 0 ? rooms : places;
  const [picked, pick] = useState<CodePlace>();
  const place = picked !== undefined && shown.includes(picked) ? picked : tellingPlace(shown);
  return (
    <>
      <section className={styles.callsPart}>
        <h3 className={partHead.head}>
          {t('Call stack')} <span>{t('innermost first')}</span>
        </h3>
        <div className={styles.choice} role="group" aria-label={t('Calls to show')}>
          {CHOICES.map(({ id, words }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === wanted}
              onClick={() => stores.view.setState({ serverCode: id })}
            >
              {words}
            </button>
          ))}
        </div>
        <CallStack
          places={shown}
          selected={opened === undefined ? place : undefined}
          onSelect={(chosen) => {
            pick(chosen);
            onPick?.();
          }}
        />
      </section>
      <OpenedSource server={server} code={code} place={opened ?? place} />
    </>
  );
}

const CHOICES = [
  { id: 'rooms', words: t('MUC code only') },
  { id: 'all', words: t('Everything') },
] as const;

interface SourceProps extends Pick<CallsAndSourceProps, 'server' | 'code'> {
  readonly side?: string;
  readonly place: LogpointPlace;
}

/** The source of a place, if there is one. */
export function OpenedSource({
  place,
  ...of
}: Omit<SourceProps, 'place'> & { readonly place: LogpointPlace | undefined }) {
  return place === undefined ? null : <Source {...of} place={place} />;
}

function Source({ server, code, place, side }: SourceProps) {
  const source = useServerSource(server, place.file, code);
  const counted = useCoverage(({ server: of, sum }) =>
    of === server ? sum.find(({ file }) => file === place.file) : undefined,
  );
  const marks = useMemo(() => lineMarks(counted), [counted]);
  if (source === undefined)
    return <EmptyWords>{t('Reading {file} …', { file: place.file })}</EmptyWords>;
  if (!source.ok) return <EmptyWords>{source.error}</EmptyWords>;
  return (
    <SourceView
      key={place.file}
      file={place.file}
      source={source.value}
      line={place.line}
      marks={marks}
      side={side}
    />
  );
}

import { useMemo, useState } from 'react';
import type { OwnCode } from '../../base/own-code.ts';
import type { CodePlace } from '../../base/code-place.ts';
import { lineMarks } from '../../insight/lua-coverage/line-marks.ts';
import { isRoomCode, tellingPlace } from '../../insight/server-side.ts';
import { useApp, useCoverage, useView } from '../app-context.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { CallStack } from './CallStack.tsx';
import { SourceView } from './SourceView.tsx';
import { useServerSource } from './use-server-source.ts';
import styles from './ServerTab.module.css';

export interface CallsAndSourceProps {
  /** At least one, innermost first. */
  readonly places: readonly CodePlace[];
  /** As the run names it. */
  readonly server: string;
  /** What of it was the person's own. */
  readonly code?: readonly OwnCode[] | undefined;
}

/** The calls that made a stanza, beside the source of the chosen one. */
export function CallsAndSource({ places, server, code }: CallsAndSourceProps) {
  const { stores } = useApp();
  const wanted = useView((view) => view.serverCode);
  const rooms = places.filter(isRoomCode);
  const shown = wanted === 'rooms' && rooms.length > 0 ? rooms : places;
  const [picked, pick] = useState<CodePlace>();
  const place = picked !== undefined && shown.includes(picked) ? picked : tellingPlace(shown);
  return (
    <>
      <section className={styles.callsPart}>
        <h3>
          Call stack <span>innermost first</span>
        </h3>
        <div className={styles.choice} role="group" aria-label="Calls to show">
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
        <CallStack places={shown} selected={place} onSelect={pick} />
      </section>
      {place === undefined ? null : <Source server={server} code={code} place={place} />}
    </>
  );
}

const CHOICES = [
  { id: 'rooms', words: 'MUC code only' },
  { id: 'all', words: 'Everything' },
] as const;

interface SourceProps extends Pick<CallsAndSourceProps, 'server' | 'code'> {
  readonly place: CodePlace;
}

function Source({ server, code, place }: SourceProps) {
  const source = useServerSource(server, place.file, code);
  const counted = useCoverage(({ server: of, sum }) =>
    of === server ? sum.find(({ file }) => file === place.file) : undefined,
  );
  const marks = useMemo(() => lineMarks(counted), [counted]);
  if (source === undefined) return <EmptyWords>{`Reading ${place.file} …`}</EmptyWords>;
  if (!source.ok) return <EmptyWords>{source.error}</EmptyWords>;
  return (
    <SourceView
      key={place.file}
      file={place.file}
      source={source.value}
      line={place.line}
      marks={marks}
    />
  );
}

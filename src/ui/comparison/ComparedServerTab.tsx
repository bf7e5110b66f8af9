import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import type { CallPair, ComparedCalls } from '../../insight/runs/compare-calls.ts';
import { compareServerSides, type Side } from '../../insight/runs/compare-server-sides.ts';
import type { ComparedLine } from '../../insight/runs/compare-items.ts';
import { isRoomCode, tellingPlace } from '../../insight/server-side.ts';
import type { RunPair } from '../../state/comparison-store.ts';
import type { PastRun } from '../../state/runs-store.ts';
import { modelOf } from '../../trace/model-of.ts';
import { OpenedSource } from '../server/CallsAndSource.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { ComparedCallStack } from './ComparedCallStack.tsx';
import { serverSidesWords } from './server-words.ts';
import styles from './ComparedServer.module.css';
import partHead from '../widgets/part-head.module.css';

export interface ComparedServerTabProps {
  readonly pair: RunPair;
  readonly line: ComparedLine | undefined;
}

/** Where in two servers’ code the stanzas of a compared line were made, and where the calls part. */
export function ComparedServerTab({ pair, line }: ComparedServerTabProps) {
  const sides = useMemo(() => line && compareServerSides(line, pair), [line, pair]);
  if (sides === undefined) {
    return (
      <EmptyWords>
        {t(
          'Choose a row of the comparison that is a stanza: where the two servers’ code made it is set side by side.',
        )}
      </EmptyWords>
    );
  }
  const words = serverSidesWords(sides);
  if (sides.kind !== 'made') return <EmptyWords>{words}</EmptyWords>;
  return (
    <div className={styles.tab}>
      <p className={styles.words}>{words}</p>
      <TwoSources
        key={`${sides.left.stanza.seq} ${sides.right.stanza.seq}`}
        pair={pair}
        compared={sides.compared}
      />
    </div>
  );
}

interface TwoSourcesProps {
  readonly pair: RunPair;
  readonly compared: ComparedCalls;
}

function TwoSources({ pair, compared }: TwoSourcesProps) {
  const [picked, pick] = useState<CallPair>();
  const chosen = picked ?? compared.parting ?? tellingPair(compared);
  return (
    <div className={styles.parts}>
      <section>
        <h3 className={partHead.head}>
          {t('Call stacks')} <span>{t('innermost first')}</span>
        </h3>
        <ComparedCallStack compared={compared} selected={chosen} onSelect={pick} />
      </section>
      <SourceOf run={pair.left} side="left" call={chosen} />
      <SourceOf run={pair.right} side="right" call={chosen} />
    </div>
  );
}

/** The call to look at first where nothing parts. */
function tellingPair({ calls }: ComparedCalls): CallPair | undefined {
  const place = tellingPlace(calls.flatMap(({ left }) => left ?? []).filter(isRoomCode));
  return calls.find(({ left }) => left === place) ?? calls[0];
}

interface SourceOfProps {
  readonly run: PastRun;
  readonly side: Side;
  readonly call: CallPair | undefined;
}

function SourceOf({ run, side, call }: SourceOfProps) {
  const { server = '', ownCode } = modelOf(run.events).started ?? {};
  const place = call?.[side];
  return (
    <div
      className={styles.side}
      role="group"
      aria-label={t('The code on the {side, select, left {left} other {right}}, {server}', {
        side,
        server,
      })}
    >
      {place === undefined ? (
        <EmptyWords>
          {t(
            'The server on the {side, select, left {left} other {right}} does not make this call.',
            { side },
          )}
        </EmptyWords>
      ) : (
        <OpenedSource
          server={server}
          code={ownCode}
          place={place}
          side={t('on the {side, select, left {left} other {right}}', { side })}
        />
      )}
    </div>
  );
}

import { useMemo, type ReactNode } from 'react';
import type { OwnCode } from '../../base/own-code.ts';
import { serverSideOf, type ServerSide } from '../../insight/server-side.ts';
import type { EventSeq } from '../../trace/event.ts';
import { useApp, useSettings } from '../app-context.ts';
import type { Inspected } from '../selection/inspected.ts';
import type { Inspection } from '../selection/use-inspection.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { CallsAndSource } from './CallsAndSource.tsx';
import { MadeInTurn } from './MadeInTurn.tsx';
import { sideWords } from './side-words.ts';
import { TurnLog } from './TurnLog.tsx';
import styles from './ServerTab.module.css';

/** Which line of the server's code sent the selected stanza, and what else the server did in that turn. */
export function ServerTab({ inspection }: { readonly inspection: Inspection }) {
  const { events, model, inspected } = inspection;
  const side = useMemo(
    () =>
      serverSideOf(events, model, {
        stanza: inspected?.stanza,
        missedAt: missedAt(inspected),
      }),
    [events, model, inspected],
  );
  const { server = '', ownCode } = model.started ?? {};
  if (side === undefined) {
    return (
      <EmptyWords>
        This row has no stanza, so the server’s code is not shown. Choose a row that sends or
        receives.
      </EmptyWords>
    );
  }
  if (side.turn === undefined) return <Unseen server={server} />;
  return (
    <div className={styles.tab}>
      <div className={styles.say}>
        <p>{sideWords(side)}</p>
        <StackSwitch />
      </div>
      <div className={styles.parts}>
        <Code side={side} server={server} code={ownCode} />
        <TurnLog lines={side.turn.lines} />
      </div>
    </div>
  );
}

/** Where a step ended that got nothing to look at. */
function missedAt(inspected: Inspected | undefined): EventSeq | undefined {
  const { ended } = inspected ?? {};
  return ended?.verdict === 'missing' ? ended.seq : undefined;
}

interface CodeProps {
  readonly side: ServerSide;
  readonly server: string;
  readonly code: readonly OwnCode[] | undefined;
}

function Code({ side, server, code }: CodeProps): ReactNode {
  const { about, places, turn, stanza } = side;
  if (places !== undefined && places.length > 0) {
    return <CallsAndSource key={stanza.seq} places={places} server={server} code={code} />;
  }
  if (about !== 'made') return <MadeInTurn sent={turn?.sent ?? []} />;
  return (
    <EmptyWords>
      This run did not record where the server’s code made its stanzas. Turn on “Record call
      stacks”, and run again: the server repeats itself exactly.
    </EmptyWords>
  );
}

function StackSwitch() {
  const { stores } = useApp();
  const isOn = useSettings((settings) => settings.serverStacks);
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={() => stores.settings.setState({ serverStacks: !isOn })}
      />
      Record call stacks
    </label>
  );
}

function Unseen({ server }: { readonly server: string }) {
  return (
    <EmptyWords>
      The inside of {server === '' ? 'this server' : `“${server}”`} cannot be seen from here: it
      keeps its code and its log to itself, or the trace was recorded before they were told. Choose
      the Prosody in this tab in the field Server and run again: then this tab shows which line of
      Prosody’s code sent each stanza.
    </EmptyWords>
  );
}

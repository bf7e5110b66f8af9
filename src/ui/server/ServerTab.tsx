import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo, useState, type ReactNode } from 'react';
import { hasDebugLines } from '../../insight/debug-lines.ts';
import { placesOfTold, serverSideOf, type ServerSide } from '../../insight/server-side.ts';
import type { LogpointPlace } from '../../state/placed-logpoint.ts';
import type { EventSeq } from '../../trace/event.ts';
import { useApp, useSettings } from '../app-context.ts';
import type { Inspected } from '../selection/inspected.ts';
import type { Inspection } from '../selection/use-inspection.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { CallsAndSource, OpenedSource, type CallsAndSourceProps } from './CallsAndSource.tsx';
import { LogpointList } from './LogpointList.tsx';
import { MadeInTurn } from './MadeInTurn.tsx';
import { SeenValues } from './SeenValues.tsx';
import { sideWords, toldSideWords } from './side-words.ts';
import { TurnPart } from './TurnPart.tsx';
import styles from './ServerTab.module.css';

/** Which line of the server's code sent the selected stanza, and what else the server did in that turn. */
export function ServerTab({ inspection }: { readonly inspection: Inspection }) {
  const { events, model, inspected } = inspection;
  const told = inspected?.told;
  const side = useMemo(
    () =>
      serverSideOf(events, model, {
        stanza: inspected?.stanza,
        missedAt: missedAt(inspected),
      }),
    [events, model, inspected],
  );
  const { server = '', ownCode } = model.started ?? {};
  const { opened, open } = useOpened(told?.seq ?? side?.stanza.seq);
  const of = { server, code: ownCode, opened, onPick: () => open(undefined) };
  if (told !== undefined) {
    return (
      <Tab words={toldSideWords(told)} onOpen={open}>
        <div className={clsx(styles.parts, styles.looked)}>
          <SeenValues told={told} />
          <CallsAndSource key={told.seq} places={placesOfTold(events, told)} {...of} />
        </div>
      </Tab>
    );
  }
  if (side === undefined) {
    return (
      <EmptyWords>
        {t(
          'This row has no stanza, so the server’s code is not shown. Choose a row that sends or receives.',
        )}
      </EmptyWords>
    );
  }
  if (side.turn === undefined) return <Unseen server={server} />;
  return (
    <Tab words={sideWords(side)} onOpen={open}>
      <div className={styles.parts}>
        <Code side={side} {...of} />
        <TurnPart turn={side.turn} isWhole={hasDebugLines(events)} onOpen={open} />
      </div>
    </Tab>
  );
}

interface TabProps {
  readonly words: string;
  readonly onOpen: (place: LogpointPlace) => void;
  readonly children: ReactNode;
}

function Tab({ words, onOpen, children }: TabProps) {
  return (
    <div className={styles.tab}>
      <div className={styles.say}>
        <p>{words}</p>
        <StackSwitch />
        <LogpointList onOpen={onOpen} />
      </div>
      {children}
    </div>
  );
}

/** The line that was asked for while that row was selected. */
function useOpened(row: EventSeq | undefined) {
  const [asked, ask] = useState<{
    readonly row: EventSeq | undefined;
    readonly place: LogpointPlace;
  }>();
  const open = (place: LogpointPlace | undefined) => ask(place && { row, place });
  return { opened: asked?.row === row ? asked?.place : undefined, open };
}

/** Where a step ended that got nothing to look at. */
function missedAt(inspected: Inspected | undefined): EventSeq | undefined {
  const { ended } = inspected ?? {};
  return ended?.verdict === 'missing' ? ended.seq : undefined;
}

interface CodeProps extends Omit<CallsAndSourceProps, 'places'> {
  readonly side: ServerSide;
}

function Code({ side, ...of }: CodeProps): ReactNode {
  const { about, places, turn, stanza } = side;
  if (places !== undefined && places.length > 0) {
    return <CallsAndSource key={stanza.seq} places={places} {...of} />;
  }
  if (of.opened !== undefined) {
    return (
      <>
        <section className={styles.callsPart}>
          <MadeInTurn sent={turn?.sent ?? []} />
        </section>
        <OpenedSource server={of.server} code={of.code} place={of.opened} />
      </>
    );
  }
  if (about !== 'made') return <MadeInTurn sent={turn?.sent ?? []} />;
  return (
    <EmptyWords>
      {t(
        'This run did not record where the server’s code made its stanzas. Turn on “Record call stacks”, and run again: the server repeats itself exactly.',
      )}
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
      {t('Record call stacks')}
    </label>
  );
}

function Unseen({ server }: { readonly server: string }) {
  return (
    <EmptyWords>
      {t(
        'The inside of {part} cannot be seen from here: it keeps its code and its log to itself, or the trace was recorded before they were told. Choose the Prosody in this tab in the field Server and run again: then this tab shows which line of Prosody’s code sent each stanza.',
        { part: server === '' ? t('this server') : `“${server}”` },
      )}
    </EmptyWords>
  );
}

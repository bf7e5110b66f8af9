import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Disposable } from '../../../base/disposable.ts';
import { inTurns, SPARING } from '../../../base/in-turns.ts';
import { findSpot } from '../../../timeline/find-row.ts';
import { causesOf, type Causes } from '../../../timeline/links/causes.ts';
import { linksOf, type LinkGroup, type StanzaLink } from '../../../timeline/links/linked-rows.ts';
import type { ArrowRow } from '../../../timeline/model.ts';
import type { TimelineModel } from '../../../timeline/timeline-model.ts';
import { eventsUntil, type EventList } from '../../../trace/event-list.ts';
import type { EventSeq } from '../../../trace/event.ts';
import { modelOf } from '../../../trace/model-of.ts';
import { useApp, useLesson } from '../../app-context.ts';
import { usePaintedRun } from '../../painted-moment.tsx';

/** A stanza that belongs to the selected one, and its row. */
export interface PlacedLink extends StanzaLink {
  /** -1 where no row shows it. */
  readonly row: number;
}

export interface PlacedGroup extends Omit<LinkGroup, 'links'> {
  readonly links: readonly PlacedLink[];
}

export interface RowLinks {
  /** The row that they are of; -1 for none. */
  readonly of: number;
  readonly groups: readonly PlacedGroup[];
  /** Whether there is anything to tell of: a run, of which nothing is a secret. */
  readonly isTold: boolean;
}

const NO_GROUPS: readonly PlacedGroup[] = [];

/** What belongs to the selected row, and where it stands. */
export function useRowLinks({ rows }: TimelineModel, selected: ArrowRow | undefined): RowLinks {
  const { events: all, viewAt } = usePaintedRun();
  const isAsked = useLesson(({ predictions }) => predictions !== undefined);
  const stanza = isAsked || selected?.verdict === 'logpoint' ? undefined : selected?.stanza;
  const causes = useCauses(all, stanza);
  const groups = useMemo(() => {
    if (stanza === undefined || causes === undefined) return NO_GROUPS;
    const events = eventsUntil(all, viewAt);
    const found = linksOf(stanza, { events, model: modelOf(events), causes });
    return found.map((group): PlacedGroup => ({
      ...group,
      links: group.links.map((link) => ({ ...link, row: findSpot(rows, link.spot) })),
    }));
  }, [stanza, all, viewAt, causes, rows]);
  const of = useMemo(
    () =>
      groups.length === 0
        ? -1
        : findSpot(rows, selected && { step: selected.step, stanza: selected.stanza }),
    [groups, rows, selected],
  );
  return { of, groups, isTold: all.length > 0 && !isAsked };
}

/** To look at so many events takes no time that anybody notices. */
const FEW = 2_000;

/** Milliseconds for which somebody rests on a row before it is looked for what belongs to it in a long trace. */
const REST = 250;

/**
 * What came of what, once somebody wants to know: of many events it is found out in turns, while nobody moves on to another
 * row, and `undefined` until then.
 */
function useCauses(all: EventList, stanza: EventSeq | undefined): Causes | undefined {
  const { clock } = useApp();
  const [, setReady] = useState<EventList>();
  const isWanted = stanza !== undefined;
  const isSoon = causesOf.lag(all) <= FEW;
  useEffect(() => {
    if (stanza === undefined || isSoon) return undefined;
    const done = () => startTransition(() => setReady(all));
    let turns: Disposable | undefined;
    const rest = clock.setTimer(REST, () => {
      turns = inTurns(causesOf.catchUp(all), clock, done, SPARING);
    });
    return () => {
      rest.dispose();
      turns?.dispose();
    };
  }, [all, stanza, isSoon, clock]);
  return useMemo(() => (isWanted && isSoon ? causesOf(all) : undefined), [all, isWanted, isSoon]);
}

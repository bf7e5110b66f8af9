import { startTransition, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Disposable } from '../../base/disposable.ts';
import type { InParts } from '../../base/in-parts.ts';
import { inTurns, LONG_TURN } from '../../base/in-turns.ts';
import type { GrowingTimeline } from '../../timeline/layout.ts';
import type { TimelineOptions } from '../../timeline/options.ts';
import type { ViewStore } from '../../state/view-store.ts';
import { useApp, useView } from '../app-context.ts';
import { knownPatterns, withPatterns } from './bar/use-patterns.ts';

type Words = Pick<TimelineOptions, 'filter' | 'patterns'>;
type OtherOptions = Omit<TimelineOptions, keyof Words>;

interface Choice {
  readonly others: OtherOptions;
  readonly words: Words;
  /** Of both: what is prepared for one object is not for another. */
  readonly options: TimelineOptions;
}

/**
 * What a person wants to see of the run. What is written into the filter comes once it has been painted there; of the
 * `timeline` of a long trace all comes once it is known which rows it shows, and until then nothing is painted for it.
 */
export function useOptions(timeline: GrowingTimeline | undefined): TimelineOptions {
  const { stores, clock } = useApp();
  const others = useOtherOptions();
  const [settled, setSettled] = useState(() => choiceOf(others, wordsIn(stores.view)));
  if (timeline === undefined && settled.others !== others) {
    setSettled(choiceOf(others, settled.words));
  }
  /** `undefined` where what was asked for last was broken off. */
  const newest = useRef<Choice | undefined>(settled);
  // Not after the frame: who writes waits for it.
  useLayoutEffect(() => {
    let turns: Disposable | undefined;
    const follow = () => {
      const before = newest.current;
      const now = choiceOf(others, wordsIn(stores.view));
      newest.current = now;
      if (isSame(before, now, timeline)) return;
      turns?.dispose();
      const done = () => {
        turns = undefined;
        startTransition(() => setSettled(now));
      };
      if (timeline === undefined) return done();
      turns = inTurns(timeline.prepare(now.options) ?? nothingToDo(), clock, done, LONG_TURN);
    };
    const stop = withPatterns(stores.view, follow);
    return () => {
      stop();
      turns?.dispose();
      if (turns !== undefined) newest.current = undefined;
    };
  }, [others, timeline, stores, clock]);
  return settled.options;
}

/** Follows at once. */
function useOtherOptions(): OtherOptions {
  const verdicts = useView((view) => view.verdicts);
  const foldedScenes = useView((view) => view.foldedScenes);
  const showStream = useView((view) => view.showStream);
  const order = useView((view) => view.rowOrder);
  const unfolded = useView((view) => view.unfoldedFanOuts);
  return useMemo(
    () => ({ verdicts, foldedScenes, showStream, order, fanOuts: { unfolded } }),
    [verdicts, foldedScenes, showStream, order, unfolded],
  );
}

function wordsIn(view: ViewStore): Words {
  return { filter: view.getState().filter, patterns: knownPatterns() };
}

function choiceOf(others: OtherOptions, words: Words): Choice {
  return { others, words, options: { ...others, ...words } };
}

/** Of no timeline the other options are settled as they change. */
function isSame(
  before: Choice | undefined,
  { others, words }: Choice,
  timeline: GrowingTimeline | undefined,
): boolean {
  if (before === undefined) return false;
  const { filter, patterns } = before.words;
  const areOthers = timeline === undefined || before.others === others;
  return areOthers && filter === words.filter && (filter === '' || patterns === words.patterns);
}

function* nothingToDo(): InParts<void> {
  // No part.
}

import type { ActorState } from '../run/actor-state.ts';
import type { FailedExpectation } from '../run/explainer.ts';
import { newest } from '../base/sequence.ts';
import { MEMORY, type Arrival, type SentStanza, type Situation } from './situation.ts';

/** The situation of a step that fails now, as the run knows it. */
export function situationIn({ index, actors }: FailedExpectation, mine: ActorState): Situation {
  const all = [...actors.values()];
  const others = all.filter(({ actor }) => actor.name !== mine.actor.name);
  const since = mine.lastSent?.seq ?? -1;
  const elsewhere = others.flatMap(remembered).filter(({ seq }) => seq > since);
  const own = remembered(mine);
  const isHere = ({ fate, step }: Remembered) =>
    fate === 'unread' || (fate === 'skipped' && step === index);
  const arrivals = [
    ...own.filter((each) => !isHere(each)).map((each) => ({ ...each, place: 'earlier' as const })),
    ...own.filter(isHere).map((each) => ({ ...each, place: 'here' as const })),
    ...elsewhere.map((each) => ({ ...each, place: 'elsewhere' as const })),
  ];
  return {
    actor: mine.actor.name,
    step: index,
    connection: mine.connection,
    sent: all.flatMap(sentBy).sort((a, b) => b.seq - a.seq),
    arrivals: arrivals.sort((a, b) => a.seq - b.seq),
  };
}

type Remembered = Omit<Arrival, 'place'>;

function remembered({ actor, past, unread }: ActorState): readonly Remembered[] {
  return [
    ...newest(past, MEMORY).map(({ seq, element, fate, step }) => ({ seq, element, fate, step })),
    ...newest(unread, MEMORY).map(({ seq, element }) => ({
      ...{ seq, element },
      fate: 'unread' as const,
    })),
  ].map((each) => ({ ...each, actor: actor.name }));
}

function sentBy({ actor, lastSent }: ActorState): readonly SentStanza[] {
  return lastSent === undefined ? [] : [{ ...lastSent, actor: actor.name }];
}

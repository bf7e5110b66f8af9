import { t } from '../../base/translate.ts';
import {
  eventOfPart,
  isByHand,
  lastStepOfEarlier,
  partsOf,
  type Exchange,
  type ExchangePart,
} from '../../diagnosis/repairs.ts';
import { createActorBook, type ActorBook } from '../../timeline/actor-book.ts';
import { describeStanza } from '../../timeline/words/describe-stanza.ts';
import type { LiveRun } from '../../run/check-composed.ts';
import type { ConnectionChanged, EventSeq } from '../../trace/event.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { elementOf } from '../../trace/frame-element.ts';

/** A part of an exchange, as the panel lists it. */
export interface ExchangeRow {
  readonly part: ExchangePart;
  /** Of its event. */
  readonly seq: EventSeq;
  readonly isByHand: boolean;
  /** `Juliet receives message`, `Romeo connects`. */
  readonly words: string;
  /** What it is about. */
  readonly about: string;
  readonly isInserted: boolean;
  /** What is to be said of it as a step; mostly `''`. */
  readonly note: string;
}

export function exchangeRows(
  run: LiveRun,
  exchange: Exchange,
  inserted: readonly ReturnType<typeof eventOfPart>[],
): readonly ExchangeRow[] {
  const { actorAt } = createActorBook(run.scenario, run.model);
  return partsOf(exchange).map((part): ExchangeRow => {
    const event = eventOfPart(part);
    const isInserted = inserted.includes(event);
    return {
      part,
      seq: event.seq,
      isByHand: isByHand(part),
      ...('frame' in part ? stanzaWords(part, actorAt) : sessionWords(part)),
      isInserted,
      note: isInserted ? t('It is in the script already.') : placeWords(run, exchange, part),
    };
  });
}

/** In the language of scripts. */
function stanzaWords({ frame, written }: StanzaRecord, actorName: ActorBook['actorAt']) {
  const parsed = elementOf(frame);
  const name = parsed.ok ? parsed.value.local : 'stanza';
  const context = { direction: frame.direction, pattern: false, actorName };
  return {
    words: `${frame.actor} ${written === undefined ? 'receives' : 'sends'} ${name}`,
    about: parsed.ok ? describeStanza(parsed.value, context) : '',
  };
}

function sessionWords({ actor, state }: ConnectionChanged) {
  return { words: `${actor} ${state === 'offline' ? 'disconnects' : 'connects'}`, about: '' };
}

function placeWords(run: LiveRun, exchange: Exchange, part: ExchangePart): string {
  const step = 'frame' in part ? lastStepOfEarlier(run, exchange, part) : undefined;
  return step === undefined
    ? ''
    : t('As a step it comes after step {step}, which takes what {actor} got earlier.', {
        step,
        actor: eventOfPart(part).actor,
      });
}

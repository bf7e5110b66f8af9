import { t } from '../../base/translate.ts';
import { type Exchange, lastStepOfEarlier } from '../../diagnosis/repairs.ts';
import { createActorBook } from '../../timeline/actor-book.ts';
import { describeStanza } from '../../timeline/words/describe-stanza.ts';
import type { LiveRun } from '../../run/check-composed.ts';
import type { FrameEvent } from '../../trace/event.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { elementOf } from '../../trace/frame-element.ts';

/** A stanza of an exchange, as the panel lists it. */
export interface ExchangeRow {
  readonly record: StanzaRecord;
  readonly isByHand: boolean;
  /** `Juliet receives message`. */
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
  inserted: readonly FrameEvent[],
): readonly ExchangeRow[] {
  const { actorAt } = createActorBook(run.scenario, run.model);
  return exchange.stanzas.map((record): ExchangeRow => {
    const { frame, written } = record;
    const isInserted = inserted.includes(frame);
    const isByHand = written !== undefined;
    const parsed = elementOf(frame);
    const name = parsed.ok ? parsed.value.local : 'stanza';
    const context = { direction: frame.direction, pattern: false, actorName: actorAt };
    return {
      record,
      isByHand,
      words: `${frame.actor} ${isByHand ? 'sends' : 'receives'} ${name}`,
      about: parsed.ok ? describeStanza(parsed.value, context) : '',
      isInserted,
      note: isInserted ? t('It is in the script already.') : placeWords(run, exchange, record),
    };
  });
}

function placeWords(run: LiveRun, exchange: Exchange, record: StanzaRecord): string {
  const step = lastStepOfEarlier(run, exchange, record);
  return step === undefined
    ? ''
    : t('As a step it comes after step {step}, which takes what {actor} got earlier.', {
        step,
        actor: record.frame.actor,
      });
}

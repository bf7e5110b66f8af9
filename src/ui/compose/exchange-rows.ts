import { stepPassedOver, type Exchange } from '../../run/exchange.ts';
import { createActorBook } from '../../timeline/actor-book.ts';
import { describeStanza } from '../../timeline/words/describe-stanza.ts';
import type { LiveRun } from '../../run/check-composed.ts';
import type { FrameEvent } from '../../trace/event.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { parseStrict } from '../../xml/parse-strict.ts';

/** A stanza of an exchange, as the panel lists it. */
export interface ExchangeRow {
  readonly record: StanzaRecord;
  readonly isByHand: boolean;
  /** `Juliet receives message`. */
  readonly words: string;
  /** What it is about. */
  readonly about: string;
  /** Why it is no step unless a person says so; `''` when nothing speaks against it. */
  readonly against: string;
}

export function exchangeRows(
  run: LiveRun,
  exchange: Exchange,
  inserted: readonly FrameEvent[],
): readonly ExchangeRow[] {
  const { actorAt } = createActorBook(run.scenario, run.model);
  return exchange.stanzas.map((record): ExchangeRow => {
    const { frame, written } = record;
    const isByHand = written !== undefined;
    const parsed = parseStrict(frame.xml);
    const name = parsed.ok ? parsed.value.local : 'stanza';
    const context = { direction: frame.direction, pattern: false, actorName: actorAt };
    return {
      record,
      isByHand,
      words: `${frame.actor} ${isByHand ? 'sends' : 'receives'} ${name}`,
      about: parsed.ok ? describeStanza(parsed.value, context) : '',
      against: inserted.includes(frame)
        ? 'It is in the script already.'
        : againstStep(run, exchange, record),
    };
  });
}

function againstStep(run: LiveRun, exchange: Exchange, record: StanzaRecord): string {
  const step = stepPassedOver(run, exchange, record);
  return step === undefined
    ? ''
    : `As a step it would pass over what ${record.frame.actor} got before, and step ${step} asks for.`;
}

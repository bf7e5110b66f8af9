import { buildTraceModel, type TraceModel } from '../../src/trace/model.ts';
import type { EventSeq, TraceEvent } from '../../src/trace/event.ts';

/** A line of a play: who, `->` sent or `<-` received, the XML, and the step that sent or took it. */
export type Line = readonly [actor: string, way: '->' | '<-', xml: string, step?: number];

/** A trace of these frames, numbered from 0; received ones are judged as matched by their step. */
export function traceOf(...lines: readonly Line[]): TraceModel {
  const events = lines.map(([actor, way, xml, step], index): TraceEvent => {
    const direction = way === '->' ? 'sent' : 'received';
    return {
      type: 'frame',
      seq: index as EventSeq,
      at: index,
      actor,
      direction,
      phase: 'session',
      xml,
      ...(step === undefined ? {} : { step }),
    };
  });
  const verdicts = lines.flatMap(([, way, , step], index): TraceEvent[] => {
    const seq = (lines.length + index) as EventSeq;
    const stanza = index as EventSeq;
    if (way === '->' || step === undefined) return [];
    return [{ type: 'step-ended', seq, at: seq, step, verdict: 'matched', stanza }];
  });
  return buildTraceModel([...events, ...verdicts]);
}

const ROOM = 'garden@conference.localhost';

/** Asks to enter the garden. */
export const enters = (nick: string): string =>
  `<presence to="${ROOM}/${nick}"><x xmlns="http://jabber.org/protocol/muc"/></presence>`;

/** Presence in the garden. `item` is the item's attributes, `more` what stands in `<x/>` beside it. */
export const presence = (nick: string, item: string, more = '', type = ''): string =>
  `<presence from="${ROOM}/${nick}"${type === '' ? '' : ` type="${type}"`}>` +
  `<x xmlns="http://jabber.org/protocol/muc#user"><item ${item}/>${more}</x></presence>`;

export const status = (...codes: readonly number[]): string =>
  codes.map((code) => `<status code="${code}"/>`).join('');

/** A message from the garden itself. */
export const notice = (item: string): string =>
  `<message from="${ROOM}"><x xmlns="http://jabber.org/protocol/muc#user"><item ${item}/></x></message>`;

export const subject = (text: string): string =>
  `<message type="groupchat" from="${ROOM}"><subject>${text}</subject></message>`;

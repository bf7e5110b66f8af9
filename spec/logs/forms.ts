import type { FrameEvent } from '../../src/trace/event.ts';
import { elementOf } from '../../src/trace/frame-element.ts';
import { printXml } from '../../src/xml/print.ts';
import { CLIENT_NS, STREAM_NS } from '../../src/xmpp/namespaces.ts';

/** Writes frames as a program does that cannot be run here: by its source, or by logs that people have published. */
export type Form = (frames: readonly FrameEvent[]) => string;

/** As they stand in the stream. */
function inStream({ xml }: FrameEvent): string {
  return xml.replaceAll(` xmlns="${CLIENT_NS}"`, '').replaceAll(` xmlns='${CLIENT_NS}'`, '');
}

/** Over several lines, as clients that care for people’s eyes write them. */
function laidOut(frame: FrameEvent, indent: string): string {
  const element = elementOf(frame);
  if (!element.ok) throw new Error(element.error.sentence);
  return printXml(element.value, {
    indent,
    inheritedNs: CLIENT_NS,
    inheritedPrefixes: { stream: STREAM_NS },
  });
}

/** Of a day in November: hours, minutes, seconds and milliseconds. */
function clock({ at }: FrameEvent): { readonly seconds: string; readonly millis: string } {
  const iso = new Date(Date.UTC(2026, 10, 29, 14, 38, 21) + at).toISOString();
  return { seconds: iso.slice(11, 19), millis: iso.slice(20, 23) };
}

const account = ({ actor }: FrameEvent) => `${actor.toLowerCase()}@localhost`;
const isSent = ({ direction }: FrameEvent) => direction === 'sent';
const connection = ({ actor }: FrameEvent) => (actor === 'Romeo' ? '1' : '2');

const eachOn =
  (line: (frame: FrameEvent) => string): Form =>
  (frames) =>
    frames.map((frame) => `${line(frame)}\n`).join('');

/** By the files that `client-consoles.ts` and `libraries.ts` of `src/logs/formats/` name. */
export const FORMS: Readonly<Record<string, Form>> = {
  'gajim.txt': eachOn((frame) => {
    const kind = isSent(frame) ? 'Outgoing' : 'Incoming';
    const time = `Sun Nov 29 ${clock(frame).seconds} 2026`;
    return `<!-- ${kind} ${time} (${account(frame)}) -->\n${laidOut(frame, '  ')}\n`;
  }),
  'psi.txt': eachOn((frame) => `${laidOut(frame, '')}\n`),
  'psi-ring-buffer.txt': eachOn(
    (frame) => `<!-- TS:2026-11-29T${clock(frame).seconds}-->${laidOut(frame, '')}\n`,
  ),
  'dino.txt': eachOn((frame) => {
    const time = `2026-11-29T${clock(frame).seconds}+0000`;
    const who = `${account(frame)} stream:0x5581c0ffee00 thread:0x5581c0ffee10 ${time}`;
    return `XMPP ${isSent(frame) ? 'OUT' : 'IN'} [${who}]\n${laidOut(frame, '  ')}`;
  }),
  'conversations.txt': (frames) =>
    [
      '--------- beginning of main',
      '11-29 14:38:20.900  7135  7135 D conversations: app switched into background',
      ...frames.flatMap((frame) => {
        const { seconds, millis } = clock(frame);
        const head = `11-29 ${seconds}.${millis}  7135  3203 D conversations:`;
        return isSent(frame)
          ? [`${head} ${account(frame)}: acknowledging stanza #${String(frame.seq)}`]
          : [`${head} [background stanza] ${inStream(frame)}`];
      }),
      '',
    ].join('\n'),
  'converse.txt': eachOn((frame) => {
    const { seconds, millis } = clock(frame);
    const xml = frame.xml.replaceAll("'", '"');
    return `converse-core.js:289  2026-11-29T${seconds}.${millis}Z DEBUG: ${xml}`;
  }),
  'smack.txt': eachOn((frame) => {
    const verb = isSent(frame) ? 'SENT' : 'RECV';
    return `${clock(frame).seconds} ${verb} (${connection(frame)}): ${inStream(frame)}`;
  }),
  'interop-testing.txt': (frames) =>
    [
      'Constructing: class org.jivesoftware.smackx.muc.MultiUserChatEntityIntegrationTest',
      'START: MultiUserChatEntityIntegrationTest.mucTestForDisco (Normal)',
      ...frames.map(
        (frame) => `${isSent(frame) ? 'SENT' : 'RECV'} (${connection(frame)}): ${inStream(frame)}`,
      ),
      'TEST SUCCESSFUL: MultiUserChatEntityIntegrationTest.mucTestForDisco (Normal)',
      '',
    ].join('\n'),
  'profanity.txt': eachOn((frame) => {
    const head = `29/11/2026 ${clock(frame).seconds}: DBG: `;
    return `${head}${isSent(frame) ? 'conn: SENT' : 'xmpp: RECV'}: ${inStream(frame)}`;
  }),
  'slixmpp.txt': eachOn(
    (frame) =>
      `2026-11-29 ${clock(frame).seconds} DEBUG (MainThread) [slixmpp.xmlstream.xmlstream] ${isSent(frame) ? 'SEND' : 'RECV'}: ${inStream(frame)}`,
  ),
  'xmppjs.txt': eachOn((frame) => `${isSent(frame) ? '⮊' : '⮈'} ${laidOut(frame, '  ')}`),
};

/** What both see: some consoles show all accounts of a client, or all connections of a test. */
export const OF_BOTH: ReadonlySet<string> = new Set([
  'gajim.txt',
  'dino.txt',
  'smack.txt',
  'interop-testing.txt',
]);

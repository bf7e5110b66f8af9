import { t } from '../../base/translate.ts';
import type { LogFormat, ReadLine } from '../log-format.ts';
import { optional } from '../optional.ts';
import { timeIn } from '../time-stamps.ts';

/** `14:38:21 SENT (2): <presence …`, behind whatever a logger writes; `RCV PKT` is the same stanza once more. */
const SMACK = /(?:^|[\s\]])(SENT|RECV|RCV)(?: {1,2})\((\d{1,20})\): ?/;
const SMACK_WORDS =
  /(?:^|[\s\]])(?:(?:RCV|SENT) PKT \(\d+\): |XMPPConnection |(?:Connection|Reconnection) |User logged \(|Constructing: |START: |TEST SUCCESSFUL: |TEST FAILED: |Wrote thread dump )/;

/**
 * Smack’s debuggers, and the logs of its integration tests, which XMPP Interop Testing runs (`completeLog`, or the `log` of one
 * test): the number is the connection’s. Their class is `org.jivesoftware.smack.debugger.AbstractDebugger`.
 */
export const SMACK_LOG: LogFormat = {
  id: 'smack',
  name: t('Smack, or of Interop Testing'),
  where: t(
    'Interop Testing: completeLog, or the log of one test, among its artifacts; Smack: its console debugger',
  ),
  read: readSmack,
};

function readSmack(line: string): ReadLine {
  const found = SMACK.exec(line);
  if (found !== null && found.index < LONGEST_LEAD) {
    const text = line.slice(found.index + found[0].length);
    return {
      kind: 'xml',
      text,
      direction: found[1] === 'SENT' ? 'sent' : 'received',
      session: found[2] ?? '',
      // Before 4.3 it told what it had read so far, wherever that ended.
      isChunk: !text.startsWith('<'),
      ...optional('at', timeIn(line.slice(0, found.index))),
    };
  }
  const words = SMACK_WORDS.exec(line);
  if (words === null || words.index >= LONGEST_LEAD) return undefined;
  const level = line.includes('TEST FAILED: ') ? 'error' : 'info';
  const lead = line.slice(0, words.index);
  const message = line.slice(words.index).trim();
  return { kind: 'words', level, source: 'smack', message, ...optional('at', timeIn(lead)) };
}

/** A mark stands near the begin of its line, or it is somebody’s text. */
const LONGEST_LEAD = 120;

/** `xmpp DEBUG RECV: <…`, `DEBUG:slixmpp…:SEND: <…`, `conn: SENT: <…`; alone on its line it is above its stanza. */
const SEND_AND_RECEIVE = /^(?:.{0,119}[\s:\]])?(SENT|SEND|RECV|RCVD|RECEIVED): ?(?=<|$)/;
const LEVELLED = /\b(DEBUG|INFO|WARN(?:ING)?|ERROR|DBG|INF|WRN|ERR)\b/i;

/** What libstrophe (Profanity), Slixmpp and others write: a word for the direction, and the stanza. */
export const LIBRARY_LOG: LogFormat = {
  id: 'library',
  name: t('a client’s library (SEND and RECV)'),
  where: t(
    'Profanity: profanity --log DEBUG, or its /xmlconsole; Slixmpp, libstrophe: log level DEBUG',
  ),
  read: (line) => {
    const found = SEND_AND_RECEIVE.exec(line);
    if (found !== null) {
      return {
        kind: 'xml',
        text: line.slice(found[0].length),
        direction: found[1]?.startsWith('SEN') === true ? 'sent' : 'received',
        ...optional('at', timeIn(found[0])),
      };
    }
    const level = /^\s*</.test(line) ? null : LEVELLED.exec(line.slice(0, LONGEST_LEAD));
    if (level === null) return undefined;
    const at = optional('at', timeIn(line.slice(0, LONGEST_LEAD)));
    return { kind: 'words', level: levelOf(level[1] ?? ''), source: '', message: line, ...at };
  },
};

function levelOf(word: string): 'debug' | 'info' | 'warn' | 'error' {
  const start = word.charAt(0).toUpperCase();
  if (start === 'E') return 'error';
  if (start === 'W') return 'warn';
  return start === 'I' ? 'info' : 'debug';
}

/** `⮊ <presence …` was sent, `⮈ <presence …` came. */
const XMPPJS = /^\s*([⮊⮈🛈]) ?/u;

/** What `@xmpp/debug` prints. */
export const XMPPJS_DEBUG: LogFormat = {
  id: 'xmppjs',
  name: 'xmpp.js (@xmpp/debug)',
  where: t('xmpp.js: debug(xmpp, true) of @xmpp/debug'),
  read: (line) => {
    const found = XMPPJS.exec(line);
    if (found === null) return undefined;
    const text = line.slice(found[0].length);
    if (found[1] === '🛈') return { kind: 'words', level: 'info', source: 'xmpp.js', message: text };
    return { kind: 'xml', text, direction: found[1] === '⮊' ? 'sent' : 'received' };
  },
};

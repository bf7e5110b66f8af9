import { t } from '../../base/translate.ts';
import type { LogFormat, ReadLine } from '../log-format.ts';
import { optional } from '../optional.ts';
import { timeIn } from '../time-stamps.ts';

/** Since 1.2 `<!-- Incoming 29.11.2026 14:38:21 (Account) -->`; before that `<!-- In 14:38:21 -->`. */
const GAJIM = /^<!-- (In(?:coming)?|Out(?:going)?)\b(.*?)-->/;

/** The XML console of Gajim, copied. Its module is `gajim/gtk/debug_console.py`. */
export const GAJIM_CONSOLE: LogFormat = {
  id: 'gajim',
  name: t('Gajim’s XML console'),
  where: t('Gajim: Help, Advanced, Debug Console; copy all of it'),
  read: (line) => {
    const found = GAJIM.exec(line);
    if (found === null) return undefined;
    const [head, kind = '', rest = ''] = found;
    return {
      kind: 'xml',
      text: line.slice(head.length),
      direction: kind.startsWith('In') ? 'received' : 'sent',
      ...optional('session', accountIn(rest)),
      ...optional('at', timeIn(rest)),
    };
  },
};

/** What stands between the first `(` and the `)` at the end. */
function accountIn(rest: string): string | undefined {
  const words = rest.trimEnd();
  const start = words.indexOf('(');
  return start >= 0 && words.endsWith(')') ? words.slice(start + 1, -1) : undefined;
}

/** `<!-- TS:2026-11-29T14:38:21-->`, before each stanza of its ring buffer. */
const PSI_STAMP = /^<!-- TS:([^>]{0,60}?)-->/;

/**
 * The XML console of Psi. It tells directions by colours, which are lost when it is copied: a stanza is told by its addresses.
 * Without a dump of the ring buffer it is XML alone. Its module is `src/xmlconsole.cpp`.
 */
export const PSI_CONSOLE: LogFormat = {
  id: 'psi',
  name: t('Psi’s XML console'),
  where: t('Psi: menu of the account, XML Console; Dump Ringbuf gives times, too'),
  read: (line) => {
    const found = PSI_STAMP.exec(line);
    if (found === null) return undefined;
    return {
      kind: 'xml',
      text: line.slice(found[0].length),
      ...optional('at', timeIn(found[1] ?? '')),
    };
  },
};

/** `XMPP IN [romeo@example.org stream:0x… thread:0x… 2026-11-29…]`, its colours taken away. */
const DINO = /^XMPP (IN|OUT) \[([^\]]*)\]/;

/** What `dino --print-xmpp=all` prints. Its module is `xmpp-vala/src/core/xmpp_log.vala`. */
export const DINO_OUTPUT: LogFormat = {
  id: 'dino',
  name: 'Dino (--print-xmpp=all)',
  where: t('Dino: start it as dino --print-xmpp="no-ansi;all"'),
  read: (line) => {
    const found = DINO.exec(line);
    if (found === null) return undefined;
    const [head, kind, who = ''] = found;
    return {
      kind: 'xml',
      text: line.slice(head.length),
      direction: kind === 'IN' ? 'received' : 'sent',
      session: who.split(' ')[0] ?? '',
      ...optional('at', timeIn(who)),
    };
  },
};

const LOGCAT =
  /^(?:\d{4}-)?\d\d-\d\d (\d\d:\d\d:\d\d\.\d+)\s+(?:\d+\s+\d+\s+([VDIWEF])\s+([\w.-]{1,60})\s*: ?|([VDIWEF])\/([\w.-]{1,60})\s*\(\s*\d+\): ?)/;
const BACKGROUND = '[background stanza] ';
const LEVELS = { V: 'debug', D: 'debug', I: 'info', W: 'warn', E: 'error', F: 'error' } as const;

/** Conversations in Android’s log: it tells stanzas that came in the background, in builds that say so (`Config.java`). */
export const CONVERSATIONS_LOGCAT: LogFormat = {
  id: 'conversations',
  name: 'Conversations (adb logcat)',
  where: t(
    'Conversations: adb logcat -v threadtime -s conversations, with BACKGROUND_STANZA_LOGGING',
  ),
  read: readLogcat,
};

function readLogcat(line: string): ReadLine {
  const found = LOGCAT.exec(line);
  if (found === null) {
    return line.startsWith('--------- beginning of ')
      ? { kind: 'words', level: 'info', source: 'logcat', message: line }
      : undefined;
  }
  const [head, time = '', letter, tag, otherLetter, otherTag] = found;
  const message = line.slice(head.length);
  const at = timeIn(time);
  if (message.startsWith(BACKGROUND)) {
    const text = message.slice(BACKGROUND.length);
    return { kind: 'xml', text, direction: 'received', ...optional('at', at) };
  }
  const level = LEVELS[(letter ?? otherLetter ?? 'D') as keyof typeof LEVELS];
  const source = tag ?? otherTag ?? '';
  return { kind: 'words', level, source, message, ...optional('at', at) };
}

/** `converse-core.js:289  2026-11-29T14:38:21.454Z DEBUG: <message …`: place and time are there or not. */
const CONVERSE =
  /^(?:[\w.-]{1,80}\.js:\d+(?::\d+)?\s+)?(?:(\d{4}-\d\d-\d\dT[\d:.]+Z?)\s+)?(DEBUG|INFO|WARN|ERROR|FATAL): /;

/** The browser’s console with Converse’s `loglevel` at `debug`: what is sent and what comes looks the same but for its colour. */
export const CONVERSE_CONSOLE: LogFormat = {
  id: 'converse',
  name: t('Converse (browser console)'),
  where: t(
    'Converse: loglevel debug (#converse?loglevel=debug); save or copy the browser’s console',
  ),
  read: (line) => {
    const found = CONVERSE.exec(line);
    if (found === null) return undefined;
    const message = line.slice(found[0].length);
    const at = optional('at', timeIn(found[1] ?? ''));
    if (/^\s*</.test(message)) return { kind: 'xml', text: message, ...at };
    const level = found[2] === 'FATAL' ? 'error' : found[2]?.toLowerCase();
    return { kind: 'words', level: level as 'debug', source: 'converse', message, ...at };
  },
};

import { t } from '../../base/translate.ts';
import type { LogFormat, ReadLine } from '../log-format.ts';
import { optional } from '../optional.ts';
import { timeIn } from '../time-stamps.ts';
import { erlangText, isOpenTerm } from './erlang-text.ts';

/** `Nov 29 14:38:21 c2s55d0c0ffee	debug	RECV: <presence …`, or without the time on a terminal. */
const PROSODY =
  /^(?:[A-Z][a-z]{2} [ \d]\d (\d\d:\d\d:\d\d)|(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)\S*)?\s*([\w.:@*\-[\]]{1,200})\s+(debug|info|warn|error)\s(.*)$/s;
const PROSODY_STANZA = /^(RECV|SEND): (?=<)/;
/** Sessions of clients; others are between servers, or of components. */
const CLIENT_SESSION = /^c2s/;

/** Prosody’s log at level debug: with `mod_stanza_debug`, whole stanzas stand in it. What the server receives, a client sends. */
export const PROSODY_LOG: LogFormat = {
  id: 'prosody',
  name: t('Prosody at level debug'),
  where: t(
    'Prosody: log level debug and stanza_debug in modules_enabled; without it, stanzas are not in the log',
  ),
  read: readProsody,
};

function readProsody(line: string): ReadLine {
  const found = PROSODY.exec(line);
  if (found === null) return undefined;
  const [, clock, iso, source = '', level, message = ''] = found;
  const at = optional('at', timeIn(clock ?? iso ?? ''));
  const stanza = PROSODY_STANZA.exec(message.trimStart());
  if (stanza === null || !CLIENT_SESSION.test(source)) {
    return { kind: 'words', level: level as 'debug', source, message: message.trim(), ...at };
  }
  return {
    kind: 'xml',
    text: message.trimStart().slice(stanza[0].length),
    direction: stanza[1] === 'RECV' ? 'sent' : 'received',
    session: source,
    ...at,
  };
}

/** `2026-11-29 14:38:21.123456+00:00 [debug] …`; before version 20 `14:38:21.123 [debug] <0.5.0>@ejabberd_c2s:…`. */
const EJABBERD =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?)(?:[+-]\d\d:\d\d|Z)? \[(\w+)\] (.*)$/s;
const EJABBERD_STREAM =
  /^(?:<[\d.]+>(?:@[\w:/.]+)?\s+)?(?:\(([^)]*)\)\s+)?(Received|Send) XML on stream = (.*)$/s;
const PID = /<[\d.]+>/;
const EJABBERD_LEVELS: Readonly<Record<string, 'debug' | 'info' | 'warn' | 'error'>> = {
  debug: 'debug',
  info: 'info',
  notice: 'info',
  warning: 'warn',
};

/** ejabberd’s log at level debug: what it receives, a client sends. Its streams are told apart by their processes. */
export const EJABBERD_LOG: LogFormat = {
  id: 'ejabberd',
  name: t('ejabberd at level debug'),
  where: t('ejabberd: loglevel debug, or ejabberdctl set_loglevel debug'),
  read: readEjabberd,
  goesOn: isOpenTerm,
};

function readEjabberd(line: string): ReadLine {
  const found = EJABBERD.exec(line);
  if (found === null) return undefined;
  const [, clock = '', level = '', message = ''] = found;
  const at = optional('at', timeIn(clock));
  const stream = EJABBERD_STREAM.exec(message);
  if (stream === null) {
    const known = EJABBERD_LEVELS[level] ?? 'error';
    return { kind: 'words', level: known, source: 'ejabberd', message, ...at };
  }
  const [, socket = '', verb, term = ''] = stream;
  return {
    kind: 'xml',
    text: erlangText(term),
    direction: verb === 'Received' ? 'sent' : 'received',
    session: PID.exec(socket)?.[0] ?? socket,
    isChunk: true,
    ...at,
  };
}

import { t } from '../base/translate.ts';
import type { LogFormat } from './log-format.ts';
import {
  CONVERSATIONS_LOGCAT,
  CONVERSE_CONSOLE,
  DINO_OUTPUT,
  GAJIM_CONSOLE,
  PSI_CONSOLE,
} from './formats/client-consoles.ts';
import { LIBRARY_LOG, SMACK_LOG, XMPPJS_DEBUG } from './formats/libraries.ts';
import { PLAIN_STANZAS } from './formats/plain.ts';
import { EJABBERD_LOG, PROSODY_LOG } from './formats/servers.ts';

/** The formats that are told line by line: the ones that say most of a line first. */
export const LINE_FORMATS: readonly LogFormat[] = [
  GAJIM_CONSOLE,
  PSI_CONSOLE,
  DINO_OUTPUT,
  CONVERSATIONS_LOGCAT,
  SMACK_LOG,
  PROSODY_LOG,
  EJABBERD_LOG,
  CONVERSE_CONSOLE,
  XMPPJS_DEBUG,
  LIBRARY_LOG,
  PLAIN_STANZAS,
];

/** What people can be told of a format. */
export type FormatWords = Pick<LogFormat, 'id' | 'name' | 'where'>;

/** WebSocket messages that a browser kept. */
export const HAR_FORMAT: FormatWords = {
  id: 'har',
  name: t('a browser’s network (HAR)'),
  where: t(
    'Chrome: the network panel’s Save all as HAR; Playwright: recordHar. Firefox keeps no WebSocket messages there',
  ),
};

/** What `mod_scansion_record` writes is a script: all that it tells is in its steps. */
export const RECORDING_FORMAT: FormatWords = {
  id: 'recording',
  name: t('Prosody’s mod_scansion_record'),
  where: t(
    'Prosody: scansion_record in modules_enabled; the .scs in its data folder once it has stopped',
  ),
};

/** Every format that is understood, in the order in which it is told. */
export const ALL_FORMATS: readonly FormatWords[] = [
  GAJIM_CONSOLE,
  PSI_CONSOLE,
  DINO_OUTPUT,
  CONVERSATIONS_LOGCAT,
  CONVERSE_CONSOLE,
  HAR_FORMAT,
  SMACK_LOG,
  LIBRARY_LOG,
  XMPPJS_DEBUG,
  RECORDING_FORMAT,
  PROSODY_LOG,
  EJABBERD_LOG,
  PLAIN_STANZAS,
];

/** So many lines tell what a log is. */
const LINES_LOOKED_AT = 20_000;

/**
 * The format that tells of most stanzas in the first lines of a text; of two alike the first in the list. `undefined` where none
 * finds a single one.
 */
export function formatOf(lines: readonly string[]): LogFormat | undefined {
  let best: LogFormat | undefined;
  let most = 0;
  const looked = lines.slice(0, LINES_LOOKED_AT);
  for (const format of LINE_FORMATS) {
    const found = looked.reduce(
      (count, line) => (format.read(line)?.kind === 'xml' ? count + 1 : count),
      0,
    );
    // Stanzas alone are found in most formats, too: below the words that tell of them.
    if (found > most && (format !== PLAIN_STANZAS || best === undefined)) {
      best = format;
      most = found;
    }
  }
  return best;
}

import { t } from '../../base/translate.ts';
import { isRecord } from '../../trace/shape.ts';
import type { StreamLine } from '../log-format.ts';

/** As `HARWriter` of Chrome’s and Playwright’s tools writes a message, whichever browser Playwright drives. Firefox’s own tools write none. */
const OPCODE_TEXT = 1;

/**
 * The messages of all WebSockets in an HTTP archive (HAR 1.2, with `_webSocketMessages`), in the order of their times, each
 * connection a session. `undefined` where the text is no such archive; a list that is empty where it has no messages. Fields that
 * are no messages are passed over.
 */
export function messagesOfHar(text: string): readonly StreamLine[] | undefined {
  const entries = entriesOf(text);
  if (entries === undefined) return undefined;
  const messages = entries.flatMap((entry, place) =>
    (listIn(entry, '_webSocketMessages') ?? []).flatMap((message) =>
      lineOf(message, t('socket {number}', { number: place + 1 })),
    ),
  );
  return messages.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** Whether a text begins as an HTTP archive does; what is in it is read later. */
export function looksLikeHar(text: string): boolean {
  return /^\ufeff?\s*\{\s*"log"\s*:/.test(text.slice(0, 1000));
}

function entriesOf(text: string): readonly unknown[] | undefined {
  try {
    const archive: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const log = isRecord(archive) ? archive['log'] : undefined;
    return listIn(log, 'entries');
  } catch {
    return undefined;
  }
}

function listIn(value: unknown, name: string): readonly unknown[] | undefined {
  const list = isRecord(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : undefined;
}

function lineOf(message: unknown, session: string): readonly StreamLine[] {
  if (!isRecord(message)) return [];
  const { type, time, opcode, data } = message;
  if (typeof data !== 'string' || (opcode !== undefined && opcode !== OPCODE_TEXT)) return [];
  const direction = type === 'send' || type === 'sent' ? 'sent' : 'received';
  const at = typeof time === 'number' && Number.isFinite(time) ? { at: time * 1000 } : {};
  return [{ kind: 'xml', text: data, direction, session, ...at }];
}

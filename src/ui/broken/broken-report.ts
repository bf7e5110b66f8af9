import { t } from '../../base/translate.ts';
import { parseScript } from '../../script/parse.ts';
import { scriptMasks } from '../../script/redact.ts';
import { maskText } from '../../xmpp/secrets/mask-text.ts';

/** What broke where, as far as the page knows. */
export interface Broken {
  readonly part: string;
  readonly error: unknown;
  /** The components around it, as React tells them. */
  readonly stack: string;
  /** The script at hand: what it keeps secret stays out of the report. */
  readonly source: string;
}

/** Longest report, in characters: an error may quote a whole stanza. */
const MAX_REPORT = 20_000;

/** A report for whoever mends the page. No secret of the script is in it, and no address beyond its path. */
export function brokenReport({ part, error, stack, source }: Broken): string {
  const thrown =
    error instanceof Error
      ? [`${error.name}: ${error.message}`, error.stack ?? '']
      : [t('Thrown: {error}', { error: String(error) })];
  const lines = [t('Caesura: the {part} broke.', { part }), ...thrown, stack.trim()];
  return withoutSecrets(lines.join('\n').slice(0, MAX_REPORT), source);
}

/** What broke, in one line. */
export function brokenSentence(error: unknown, source: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ''] = withoutSecrets(message, source).split('\n', 1);
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function withoutSecrets(text: string, source: string): string {
  const masked = maskText(text, scriptMasks(parseScript(source)));
  return masked.split(' ').map(withoutQuery).join(' ');
}

/** An address up to its path: what follows may be a token, or a whole script. */
function withoutQuery(word: string): string {
  const isAddress = word.includes('://');
  return isAddress ? word.replace(/[?#][^\s)]*/g, '').replace(/\/\/[^/\s@]*@/g, '//') : word;
}

import { t } from '../../base/translate.ts';
import type { LogFormat, ReadLine } from '../log-format.ts';

const STREAM_START = /^\s*<(?:(?:message|presence|iq|open|auth|features)[\s/>]|stream:)/;

/** Stanzas with nothing between them that tells of them, as Psi’s console gives them, or a page of documentation. */
export const PLAIN_STANZAS: LogFormat = {
  id: 'stanzas',
  name: t('stanzas alone'),
  where: t('any program: stanzas one after the other; what was sent is told by the addresses'),
  read: (line): ReadLine => (STREAM_START.test(line) ? { kind: 'xml', text: line } : undefined),
};

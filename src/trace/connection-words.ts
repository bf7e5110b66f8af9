import { t } from '../base/translate.ts';
import type { ConnectionState } from './event.ts';

/** What a state of a connection is called. */
export const CONNECTION_WORDS: Readonly<Record<ConnectionState | 'never connected', string>> = {
  online: t('online'),
  offline: t('offline'),
  connecting: t('connecting'),
  'never connected': t('never connected'),
};

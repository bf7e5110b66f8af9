import { t } from '../base/translate.ts';
import type { ProsodyServer } from '../prosody/server.ts';

/** What people call the server in this tab. */
export function embeddedLabel({ version }: Pick<ProsodyServer, 'version'>): string {
  return t('Prosody {version} · in this tab', { version });
}

import { t } from '../base/translate.ts';

/** How far a server had come when it ended. */
export type CrashedAt = 'loading' | 'start' | 'run';

/** A worker tells where it was and what was thrown there; the page says it in the language of its reader. */
export function crashWords({
  at,
  problem,
}: {
  readonly at?: CrashedAt;
  readonly problem: string;
}): string {
  switch (at) {
    case 'loading':
      return t('The embedded Prosody could not be loaded: {reason}', { reason: problem });
    case 'start':
      return t('The embedded Prosody did not start: {reason}', { reason: problem });
    case 'run':
      return t('The embedded Prosody has stopped: {reason}', { reason: problem });
    default:
      return problem;
  }
}

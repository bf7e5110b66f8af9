import { t } from '../base/translate.ts';
import type { LuaFault } from './lua-fault.ts';

/** How far a server had come when it ended. */
export type CrashedAt = 'loading' | 'start' | 'run';

/** A worker tells where it was and what was thrown there; the page says it in the language of its reader. */
export function crashWords({
  at,
  problem,
  fault,
}: {
  readonly at?: CrashedAt;
  readonly problem: string;
  readonly fault?: LuaFault;
}): string {
  // A fault in what the server itself is made of says that it does not start.
  if (fault !== undefined && fault.module === undefined) return problem;
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

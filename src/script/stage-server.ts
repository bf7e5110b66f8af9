import { t } from '../base/translate.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';

/** A server that a script is to run on, and the others that could be chosen instead. */
export interface StageServer {
  /** Absent where nothing is known of its code. */
  readonly facts: ServerFacts | undefined;
  /** All that can be chosen, the newest first; none where that is not known. */
  readonly versions: readonly string[];
  /** Where modules are looked for besides Prosody's own, as people call it. */
  readonly places: readonly string[];
}

/** Nothing is known of it: as for a server of others, which is as it is whatever a script asks for. */
export const UNKNOWN_SERVER: StageServer = { facts: undefined, versions: [], places: [] };

/** Among `places`. */
export const COMMUNITY_PLACE = t('the modules of Prosody’s community');

import { t } from '../../base/translate.ts';
import { CONNECTION_WORDS } from '../../trace/connection-words.ts';
import type { LiveRun } from '../../run/check-composed.ts';
import type { ComboOption } from '../widgets/combo-options.tsx';
import { StatusDot } from '../widgets/status-dot.tsx';

/** An actor who may send a stanza by hand. */
export interface Sender extends ComboOption {
  readonly isOnline: boolean;
  /** `online`, `never connected`. */
  readonly state: string;
}

/** All actors, the one whose step comes next first. */
export function senderOptions({ model, scenario }: LiveRun): readonly Sender[] {
  const next = scenario.steps[(model.paused?.step ?? 1) - 1]?.actor;
  const names = scenario.actors.map(({ name }) => name);
  const ordered = [...names.filter((name) => name === next), ...names.filter((n) => n !== next)];
  return ordered.map((name) => {
    const newest = model.connections.get(name)?.at(-1);
    const isOnline = newest?.state === 'online';
    const state = CONNECTION_WORDS[newest?.state ?? 'never connected'];
    return {
      id: name,
      text: name,
      description: isOnline ? t('online as {jid}', { jid: newest.jid ?? '' }) : state,
      lead: <StatusDot on={isOnline} />,
      isOnline,
      state,
    };
  });
}

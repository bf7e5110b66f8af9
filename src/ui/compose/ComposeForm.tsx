import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo, useRef, useState } from 'react';
import { cannotSend, composeSlot } from '../../run/check-composed.ts';
import { firstStanza } from '../../script/stanza-slot.ts';
import type { ComposeState } from '../../state/view-store.ts';
import { useApp, useView } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { ComboBox } from '../widgets/combo-box.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import { StatusDot } from '../widgets/status-dot.tsx';
import { PlayActs } from './PlayActs.tsx';
import { senderOptions } from './senders.tsx';
import { usePlay } from './use-play.ts';
import { useStanzaEditor } from './use-stanza-editor.ts';
import type { PausedRun } from './use-live-run.ts';
import styles from './ComposePanel.module.css';

/** Who sends what, and why that may not be. */
export function ComposeForm({ run }: { readonly run: PausedRun }) {
  const draft = useDraft(run);
  const play = usePlay(run, draft.actor);
  const text = play.text ?? draft.text;
  const host = useRef<HTMLDivElement>(null);
  const { actions } = useApp();
  const slot = useMemo(() => composeSlot(run, draft.actor), [run, draft.actor]);
  // The wire and the text decide anew with each change, so a refusal belongs to one text and one actor.
  const [refused, setRefused] = useState({ actor: '', text: '', sentence: '' });
  const send = () => {
    const fault = actions.compose(draft.actor, text);
    setRefused({ actor: draft.actor, text, sentence: fault?.sentence ?? '' });
    if (fault?.range !== undefined) editor?.goTo(fault.range);
  };
  const editor = useStanzaEditor(host, {
    text,
    slot,
    // What was changed by hand is no act's any more.
    change: (changed) => draft.change({ text: changed, act: undefined }),
    send,
    recall: actions.recallComposed,
  });
  const isOnline = run.model.connections.get(draft.actor)?.at(-1)?.state === 'online';
  const obstacle = cannotSend(run, draft.actor);
  const isRefused = refused.actor === draft.actor && refused.text === text;
  return (
    <>
      <PlayActs play={play} isOnline={isOnline} />
      <section className={styles.form} aria-label={t('Stanza by hand')}>
        <ComposeBar draft={draft} run={run} obstacle={obstacle} onSend={send} />
        <div className={styles.text}>
          <div ref={host} className={styles.host} />
        </div>
        {obstacle === undefined ? null : (
          <p className={styles.composeNote}>
            {obstacle}
            <WayOn actor={draft.actor} run={run} />
          </p>
        )}
        <p className={clsx(styles.composeNote, styles.fault)} role="alert">
          {isRefused && obstacle === undefined ? refused.sentence : ''}
        </p>
      </section>
    </>
  );
}

interface Draft {
  readonly actor: string;
  readonly text: string;
  readonly change: (changes: Partial<ComposeState>) => void;
}

/** What is being written: first the actor whose step comes next, and a message to the room. */
function useDraft({ model, scenario, source }: PausedRun): Draft {
  const { stores } = useApp();
  const { actor, text } = useView((view) => view.compose);
  const first = useMemo(() => firstStanza(source), [source]);
  const next = scenario.steps[(model.paused?.step ?? 1) - 1]?.actor;
  const known = scenario.actors.some(({ name }) => name === actor) ? actor : undefined;
  return {
    actor: known ?? next ?? scenario.actors[0]?.name ?? '',
    text: text ?? first,
    change: (changes) =>
      stores.view.setState(({ compose }) => ({ compose: { ...compose, ...changes } })),
  };
}

interface ComposeBarProps {
  readonly draft: Draft;
  readonly run: PausedRun;
  readonly obstacle: string | undefined;
  readonly onSend: () => void;
}

function ComposeBar({ draft, run, obstacle, onSend }: ComposeBarProps) {
  const { actions } = useApp();
  const { sent, recalled = sent.length } = useView((view) => view.compose);
  const senders = senderOptions(run);
  const sender = senders.find(({ id }) => id === draft.actor);
  return (
    <div className={styles.bar}>
      <ComboBox
        label={t('Actor')}
        className={styles.actor}
        lead={<StatusDot on={sender?.isOnline === true} />}
        text={draft.actor}
        sections={[{ id: 'actors', title: t('Sends it'), options: senders }]}
        selected={draft.actor}
        onSelect={(actor) => draft.change({ actor })}
        emptyText={t('No actor has such a name.')}
      />
      <span className={styles.state} title={sender?.description}>
        {sender?.state}
      </span>
      <IconButton
        icon="back"
        label={t('What was sent before')}
        keys="Ctrl+Up"
        isDisabled={recalled === 0}
        onPress={() => actions.recallComposed('earlier')}
      />
      <IconButton
        icon="forward"
        label={t('What was sent after that')}
        keys="Ctrl+Down"
        isDisabled={recalled >= sent.length - 1}
        onPress={() => actions.recallComposed('later')}
      />
      <Button
        look="solid"
        icon="pen"
        keys="Ctrl+Enter"
        isDisabled={obstacle !== undefined}
        onPress={onSend}
      >
        {t('Send')}
      </Button>
    </div>
  );
}

/** Where the actor is still to connect, the run can go on until then. */
function WayOn({ actor, run }: { readonly actor: string; readonly run: PausedRun }) {
  const { actions } = useApp();
  const { model, scenario } = run;
  const at = model.paused?.step ?? 0;
  const connects = scenario.steps.find((step) => step.actor === actor && step.index >= at);
  if (connects?.kind !== 'connects') return null;
  return (
    <Button look="outlined" onPress={() => actions.stepActor(actor)}>
      {t('Go on until {actor} connects', { actor })}
    </Button>
  );
}

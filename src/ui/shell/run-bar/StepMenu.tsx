import { t } from '../../../base/translate.ts';
import { newestOf } from '../../../trace/fold.ts';
import { useActions, useRun, useView } from '../../app-context.ts';
import { useFailureAtHand } from '../../failure/use-failure-at-hand.ts';
import { keysOf } from '../../commands/commands.ts';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Menu, type MenuGroup } from '../../widgets/menu.tsx';
import { nextSteps } from './step-words.ts';
import { useScripted } from './use-scripted.ts';

const ACTOR = 'actor-';

/** Other ways to go on than one step, or all of them. */
export function StepMenu({ isDisabled }: { readonly isDisabled: boolean }) {
  const actions = useActions();
  const groups = useGroups();
  const act = (id: string) => {
    if (id.startsWith(ACTOR)) actions.stepActor(id.slice(ACTOR.length));
    if (id === 'failure') actions.runToFailure();
    if (id === 'pass') actions.letPass();
    if (id === 'take') actions.takeAnyway();
    if (id === 'watch') actions.toggleWatch();
  };
  return (
    <Menu
      label={t('More ways to go on')}
      trigger={<IconButton icon="caret" label={t('More ways to go on')} isDisabled={isDisabled} />}
      onAction={act}
      groups={groups}
    />
  );
}

function useGroups(): readonly MenuGroup[] {
  const phase = useRun((run) => run.phase);
  const ran = useRun((run) => run.scenario);
  const paused = useRun((run) => newestOf(run.events, 'run-paused'));
  const failure = useFailureAtHand(undefined);
  const scripted = useScripted();
  const isWatching = useView((view) => view.isWatching);
  const isPaused = phase === 'paused';
  const from = (paused?.step ?? 1) + (paused?.reason === 'failure' ? 1 : 0);
  const actors = isPaused ? nextSteps(ran, from) : nextSteps(scripted, 1);
  return [
    {
      id: 'actors',
      title: t('Until one actor has done its next step'),
      items: actors.map(({ actor, words }) => ({
        id: `${ACTOR}${actor}`,
        label: actor,
        description: words,
      })),
    },
    {
      id: 'failures',
      title: t('At failures'),
      items: [
        { id: 'failure', label: t('Run to the next failure'), keys: keysOf('next-failure') },
        {
          id: 'pass',
          label:
            failure === undefined
              ? t('Let it pass once')
              : t('Let step {step} pass once', { step: failure.step }),
          keys: keysOf('let-pass'),
          isDisabled: failure === undefined,
        },
        {
          id: 'take',
          label: t('Take it as matched'),
          keys: keysOf('take'),
          isDisabled: failure?.canTake !== true,
        },
      ],
    },
    {
      id: 'edits',
      title: t('After each edit'),
      items: [
        {
          id: 'watch',
          label: isWatching ? t('Watch no longer') : t('Watch: run after each edit'),
          keys: keysOf('watch'),
        },
      ],
    },
  ];
}

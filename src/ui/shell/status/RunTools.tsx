import { t } from '../../../base/translate.ts';
import { counted } from '../../../base/counted.ts';
import { chosenRun } from '../../../state/run-selectors.ts';
import type { RunQuestion } from '../../../state/runs-store.ts';
import { momentAfter, momentBefore } from '../../../state/view-back.ts';
import { useActions, useCompared, useRun, useRuns, useView } from '../../app-context.ts';
import { keysOf } from '../../commands/commands.ts';
import { Button } from '../../widgets/button.tsx';
import { RunsPopover } from '../runs/RunsPopover.tsx';
import { runTime } from '../../run-words.ts';
import { publicAddress } from '../../../xmpp/secrets/address.ts';
import styles from './RunTools.module.css';

/** At the end of the status line: which run is shown, what the page asks, and the runs of this page. */
export function RunTools() {
  return (
    <div className={styles.tools}>
      <PastRunNotice />
      <ViewButtons />
      <WatchButton />
      <RunsPopover />
    </div>
  );
}

/** Moves the panes through the recorded run. */
function ViewButtons() {
  const canBack = useRun((run) => momentBefore(run.events, run.viewAt) !== undefined);
  const canForward = useRun((run) => momentAfter(run.events, run.viewAt) !== undefined);
  const { viewBack, viewForward } = useActions();
  return (
    <>
      <Button icon="back" label={t('Back')} isDisabled={!canBack} onPress={viewBack}>
        <span className={styles.word}>{t('Back')}</span>
      </Button>
      <Button
        iconAfter="forward"
        label={t('Forward')}
        isDisabled={!canForward}
        onPress={viewForward}
      >
        <span className={styles.word}>{t('Forward')}</span>
      </Button>
    </>
  );
}

/** While edits run by themselves: it begins among the ways to go on. */
function WatchButton() {
  const isWatching = useView((view) => view.isWatching);
  const { toggleWatch } = useActions();
  if (!isWatching) return null;
  const word = t('Watching');
  return (
    <Button
      className={styles.watch}
      icon="watch"
      keys={keysOf('watch')}
      label={t('{word}: run after each edit', { word })}
      isPressed
      onPress={toggleWatch}
    >
      {word}
    </Button>
  );
}

function PastRunNotice() {
  const shown = useRuns(chosenRun);
  const hasSeries = useCompared(({ flakes, isAside }) => flakes !== undefined && isAside);
  const { showNewestRun, showSeries } = useActions();
  const series = hasSeries ? (
    <Button look="outlined" onPress={showSeries}>
      {t('Back to the series')}
    </Button>
  ) : null;
  if (shown === undefined) return series;
  return (
    <>
      {series}
      <span className={styles.past} role="note">
        {t('The run of {runTime}', { runTime: runTime(shown.endedAt) })}
      </span>
      <Button look="outlined" onPress={showNewestRun}>
        {t('Back to the newest')}
      </Button>
    </>
  );
}

/** Stands in the status line's place while the page waits for an answer. */
export function RunQuestionLine() {
  const question = useRuns((runs) => runs.question);
  const { answer } = useActions();
  if (question === undefined) return null;
  const { text, yes, no } = questionWords(question);
  return (
    <div className={styles.question} role="group" aria-label={t('Question')}>
      <p role="alert">{text}</p>
      <Button look="preferred" onPress={() => answer(true)}>
        {yes}
      </Button>
      <Button look="outlined" onPress={() => answer(false)}>
        {no}
      </Button>
    </div>
  );
}

interface QuestionWords {
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

function questionWords({ about, server: address }: RunQuestion): QuestionWords {
  const server = publicAddress(address);
  switch (about.kind) {
    case 'rerun':
      return {
        text: t('Re-running sends {stanzaCount} to {server} again.', {
          stanzaCount: stanzaCount(about.stanzas),
          server,
        }),
        yes: 'Re-run',
        no: t('Keep'),
      };
    case 'watch':
      return {
        text: t('Watching runs the script on {server} after every edit.', { server }),
        yes: t('Watch'),
        no: t('Do not watch'),
      };
    case 'both':
      return {
        text: t('Running on two servers sends {stanzaCount} to {server}.', {
          stanzaCount: stanzaCount(about.stanzas),
          server,
        }),
        yes: t('Run on both'),
        no: t('Do not run'),
      };
    case 'repeat':
      return {
        text: t('Running {times} times sends {stanzaCount} to {server} each time.', {
          times: about.times,
          stanzaCount: stanzaCount(about.stanzas),
          server,
        }),
        yes: t('Run {times} times', { times: about.times }),
        no: t('Do not run'),
      };
    case 'suite':
      return {
        text: t('Running {scripts}, one after the other, sends their stanzas to {server}.', {
          scripts: counted(about.scripts, 'script'),
          server,
        }),
        yes: t('Run them'),
        no: t('Do not run'),
      };
    case 'matrix':
      return {
        text: t('Running {scripts}, one after the other, sends their stanzas to {names}.', {
          scripts: counted(about.scripts, 'script'),
          names: about.names,
        }),
        yes: t('Run them'),
        no: t('Do not run'),
      };
    case 'modules':
      return {
        text: t(
          'This script came by a link, and asks for {modules} of Prosody’s community: code of others, which would run in the server in this tab alone.',
          { modules: about.modules.map((name) => `mod_${name}`).join(' and ') },
        ),
        yes: t('Load and run'),
        no: t('Do not run'),
      };
  }
}

function stanzaCount(count: number): string {
  if (count === 0) return t('no stanza');
  return t('{count, plural, one {1 stanza} other {{count} stanzas}}', { count });
}

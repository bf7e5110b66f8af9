import { t } from '../../../base/translate.ts';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { keptRuns } from '../../../state/run-selectors.ts';
import type { PastRun } from '../../../state/runs-store.ts';
import { useActions, useApp, useCompared, useKeeping, useRuns } from '../../app-context.ts';
import { saveRun } from '../../commands/save-trace.ts';
import { openPart, useIsOpen } from '../../commands/use-open-part.ts';
import { Icon } from '../../widgets/icons.tsx';
import { UNKEPT } from '../../keeping/keeping-words.ts';
import { Button } from '../../widgets/button.tsx';
import { MoreRuns } from './MoreRuns.tsx';
import { OUTCOME_LOOKS, runTime, runTitle, verdictWords } from '../../run-words.ts';
import popoverStyles from '../../widgets/popover.module.css';
import styles from './RunsPopover.module.css';

/** The runs of this page, the newest first; a press shows one in all panes. */
export function RunsPopover() {
  const isOpen = useIsOpen('runs');
  const setOpen = (open: boolean) => openPart(open ? 'runs' : undefined);
  const count = useRuns(({ kept }) => kept.length);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button icon="rows">{count === 0 ? t('Runs') : t('Runs ({count})', { count })}</Button>
      <Popover className={popoverStyles.popover} placement="bottom end" offset={4}>
        <Dialog className={styles.runs}>
          <Heading slot="title">{t('Runs of this page')}</Heading>
          <RunList close={() => setOpen(false)} />
          <MoreRuns close={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface Closing {
  readonly close: () => void;
}

function RunList({ close }: Closing) {
  const runs = useRuns(keptRuns);
  if (runs.length === 0) {
    return (
      <p className={styles.none}>
        {t('No run has ended yet. Every run that ends is listed here.')}
      </p>
    );
  }
  return (
    <ul>
      {runs.map((run) => (
        <li key={run.id}>
          <CompareToggle run={run} />
          <RunItem run={run} close={close} />
          <SaveUnkept run={run} />
        </li>
      ))}
    </ul>
  );
}

function CompareToggle({ run }: { readonly run: PastRun }) {
  const { chooseForComparison } = useActions();
  const isChosen = useCompared(({ chosen }) => chosen.includes(run.id));
  return (
    <label className={styles.choice} title={t('Compare')}>
      <input
        type="checkbox"
        checked={isChosen}
        aria-label={t('Compare the run of {runTime}: {verdictWords}', {
          runTime: runTime(run.endedAt),
          verdictWords: verdictWords(run),
        })}
        onChange={() => chooseForComparison(run.id)}
      />
    </label>
  );
}

/** For a run that a reload loses. */
function SaveUnkept({ run }: { readonly run: PastRun }) {
  const app = useApp();
  const isUnkept = useKeeping(({ unkept }) => unkept.includes(run));
  if (!isUnkept) return null;
  return (
    <span className={styles.unkept}>
      {UNKEPT}
      <Button look="outlined" onPress={() => saveRun(app, run)}>
        {t('Save to a file')}
      </Button>
    </span>
  );
}

function RunItem({ run, close }: Closing & { readonly run: PastRun }) {
  const { showRun } = useActions();
  const isShown = useRuns(({ shown }) => shown === run.id);
  const { glyph, tone } = OUTCOME_LOOKS[run.outcome];
  const open = () => {
    showRun(run.id);
    close();
  };
  return (
    <button type="button" className={styles.item} aria-current={isShown} onClick={open}>
      <span className={tone}>
        <Icon name={glyph} />
      </span>
      <time>{runTime(run.endedAt)}</time>
      <span className={styles.words}>
        {verdictWords(run)}
        <span className={styles.about}>
          {runTitle(run)} · {run.server}
        </span>
      </span>
      {isShown ? <span className={styles.shown}>{t('shown')}</span> : null}
    </button>
  );
}

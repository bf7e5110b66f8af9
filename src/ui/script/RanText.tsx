import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { chosenRun } from '../../state/run-selectors.ts';
import type { PastRun } from '../../state/runs-store.ts';
import { useActions, useDocument, useRuns, useView } from '../app-context.ts';
import { runTime } from '../run-words.ts';
import { Button } from '../widgets/button.tsx';
import styles from './RanText.module.css';

/** Over the editor, while an earlier run is shown whose script was another one: the text that ran. */
export function RanText() {
  const shown = useRuns(chosenRun);
  const text = useDocument((document) => document.text);
  // Which run's text was put aside.
  const [aside, setAside] = useState<number>();
  if (shown === undefined || shown.source === text) return null;
  const isAside = aside === shown.id;
  return (
    <div className={clsx(styles.text, isAside && styles.aside)} data-part="ran-text">
      <RanBar run={shown} isAside={isAside} setAside={setAside} />
      {isAside ? null : <RanLines run={shown} />}
    </div>
  );
}

interface RanBarProps {
  readonly run: PastRun;
  readonly isAside: boolean;
  readonly setAside: (run: number | undefined) => void;
}

function RanBar({ run, isAside, setAside }: RanBarProps) {
  const { showNewestRun } = useActions();
  return (
    <div className={styles.bar} data-part="ran-bar">
      <p role="status">
        {isAside
          ? t('This is your text. The run of {runTime} ran another one.', {
              runTime: runTime(run.endedAt),
            })
          : t('This is the text that ran at {runTime}; yours is kept.', {
              runTime: runTime(run.endedAt),
            })}
      </p>
      <Button look="outlined" onPress={() => setAside(isAside ? undefined : run.id)}>
        {isAside ? t('Text that ran') : t('My text')}
      </Button>
      <Button look="outlined" onPress={showNewestRun}>
        {t('Back to the newest')}
      </Button>
    </div>
  );
}

/** The lines by their numbers, those of the selected step marked and in view. */
function RanLines({ run }: { readonly run: PastRun }) {
  const selected = useView((view) => view.selection?.step);
  const step = run.scenario.steps.find(({ index }) => index === selected);
  const last = step === undefined ? 0 : lineAt(run.source, step.range.end);
  const mark = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // What it gives is no clean-up: newer browsers give a promise.
    mark.current?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  return (
    <ol className={styles.lines} tabIndex={0} aria-label={t('The text that ran')}>
      {run.source.split('\n').map((text, index) => {
        const line = index + 1;
        const isMarked = step !== undefined && line >= step.line && line <= last;
        return (
          <li
            key={line}
            ref={line === last ? mark : undefined}
            aria-current={isMarked ? 'step' : undefined}
          >
            {text}
          </li>
        );
      })}
    </ol>
  );
}

/** The line, counted from 1, that a range ends in. */
function lineAt(source: string, end: number): number {
  return source.slice(0, end).trimEnd().split('\n').length;
}

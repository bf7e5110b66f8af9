import { t } from '../../base/translate.ts';
import { useActions } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { KeyCap } from '../widgets/key-cap.tsx';
import type { Lens } from './script-view.ts';
import { lensWords } from './lens-words.ts';
import styles from './StepLens.module.css';

export interface StepLensProps {
  readonly lens: Lens;
}

/** One quiet line above a step: what can be done there, and what is known of it. */
export function StepLens({ lens }: StepLensProps) {
  const actions = useActions();
  return (
    <div className={styles.stepLens}>
      {lens.state === 'done' ? (
        <>
          <button
            type="button"
            aria-keyshortcuts="Control+F10"
            onClick={() => actions.runToLine(lens.line)}
          >
            {t('Run to here')}
          </button>
          <KeyCap keys={keysOf('run-to-here') ?? ''} />
          <i aria-hidden="true">|</i>
          <RerunHere line={lens.line} />
          <i aria-hidden="true">|</i>
        </>
      ) : null}
      {lens.state === 'paused' ? (
        <>
          <RerunHere line={lens.line} />
          <i aria-hidden="true">|</i>
        </>
      ) : null}
      <span>{lensWords(lens)}</span>
    </div>
  );
}

/** Starts afresh and replays up to this step. */
function RerunHere({ line }: { readonly line: number }) {
  const { rerunToLine } = useActions();
  return (
    <>
      <button type="button" aria-keyshortcuts="Control+F8" onClick={() => rerunToLine(line)}>
        {t('Re-run to here')}
      </button>
      <KeyCap keys={keysOf('rerun-to-here') ?? ''} />
    </>
  );
}

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
      <div className={styles.words}>
        {lens.state === 'done' ? (
          <Deed
            command="run-to-here"
            keys="Control+F10"
            name={t('Run to here')}
            onPress={() => actions.runToLine(lens.line)}
          />
        ) : null}
        {lens.state === 'running' ? null : (
          <Deed
            command="rerun-to-here"
            keys="Control+F8"
            name={t('Re-run to here')}
            onPress={() => actions.rerunToLine(lens.line)}
          />
        )}
        <span>{lensWords(lens)}</span>
      </div>
    </div>
  );
}

interface DeedProps {
  readonly command: string;
  readonly keys: string;
  readonly name: string;
  readonly onPress: () => void;
}

/** What can be done at the step, and what divides it from the words after it. */
function Deed({ command, keys, name, onPress }: DeedProps) {
  return (
    <span>
      <button type="button" aria-keyshortcuts={keys} onClick={onPress}>
        {name}
      </button>
      <KeyCap keys={keysOf(command) ?? ''} />
      <i aria-hidden="true">|</i>
    </span>
  );
}

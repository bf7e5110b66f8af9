import { t } from '../../base/translate.ts';
import { comparedServer, matrixRows } from '../../state/matrix/matrix-rows.ts';
import type { MatrixPlace } from '../../state/matrix/matrix-store.ts';
import type { SuiteResult } from '../../state/suite/suite-store.ts';
import { Button } from '../widgets/button.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import type { MatrixView } from './use-matrix.ts';
import styles from './Matrix.module.css';

export interface MatrixDetailProps {
  readonly view: MatrixView;
  readonly onOpen: (place: MatrixPlace) => void;
  readonly onCompare: () => void;
}

/** What came of the selected cell, as a sentence, and where to look on. */
export function MatrixDetail({ view: { state, active }, onOpen, onCompare }: MatrixDetailProps) {
  const row = matrixRows(state).find(({ script }) => script.path === active?.path);
  const at = state.servers.findIndex(({ id }) => id === active?.server);
  const result = row?.results[at];
  if (row === undefined || result === undefined || active === undefined) return null;
  const other = comparedServer(row, state.servers, active.server);
  const otherLabel = state.servers.find(({ id }) => id === other)?.label;
  const isKept = result.state === 'done' && result.record.kind === 'kept';
  return (
    <section className={styles.detail} aria-label={t('Selected cell')}>
      <p className={styles.say} role="status" aria-label={t('What came of it')}>
        <b>
          <VisibleText
            text={t('{name} on {label}{placeWords}', {
              name: row.name,
              label: state.servers[at]?.label ?? '',
              placeWords: placeWords(result),
            })}
          />
        </b>{' '}
        <VisibleText text={resultWords(result)} />
      </p>
      <div className={styles.buttons}>
        {result.state === 'done' ? (
          <Button look="preferred" keys="Enter" onPress={() => onOpen(active)}>
            {t('Open this run')}
          </Button>
        ) : null}
        {isKept && otherLabel !== undefined ? (
          <Button look="outlined" keys="c" onPress={onCompare}>
            {t('Compare with {otherLabel}', { otherLabel })}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function placeWords(result: SuiteResult): string {
  const { step, line } = (result.state === 'done' ? result.firstFailure : undefined) ?? {};
  if (step === undefined) return ':';
  return line === undefined
    ? t(', step {step}:', { step })
    : t(', step {step} (line {line}):', { step, line });
}

function resultWords(result: SuiteResult): string {
  if (result.state === 'running') return t('It runs.');
  if (result.state === 'waiting') return t('It was not run.');
  return (
    result.firstFailure?.sentence ?? t('It passed, all {steps} steps.', { steps: result.steps })
  );
}
